// What every command needs before anything is installed: where the project is, how to speak, how to run a step.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listenForInterrupts } from './interrupt.mjs'

export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '')

/** The folder of the secrets and of the embedded database. */
export const dataFolder = () => resolve(root, process.env.HEADROOM_DATA_FOLDER || '.data')

const oldestNode = [20, 19]

/** A failure whose message is written for the person at the terminal: it is shown without a stack. */
export class Complaint extends Error {}

let progress = process.stdout

/** For a command whose standard output is its result: progress goes to standard error. */
export function speakOnStandardError() {
  progress = process.stderr
}

/** One line of progress. */
export const say = (text) => progress.write(`headroom: ${text}\n`)

/** Refuses a Node.js that is too old for the packages, before one of them fails with a riddle. */
export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new Complaint(
    `Node.js ${version} is too old: Headroom needs ${oldestNode.join('.')} or later. ` +
      'Install it from https://nodejs.org and run the command again.',
  )
}

/** Reads `.env` beside package.json, as Next.js does; what the shell has set already wins. */
export function loadEnvironmentFile() {
  try {
    process.loadEnvFile(join(root, '.env'))
  } catch (error) {
    if (error.code !== 'ENOENT') throw new Complaint(`.env cannot be read: ${error.message}`)
  }
}

export const secondsSince = (started) => `${((performance.now() - started) / 1000).toFixed(1)} s`

/**
 * Runs a program to its end with its output on the terminal (or kept, with `quiet`); it does not outlive this process.
 */
export function run(command, args, { env = process.env, quiet = false, cwd = root, input = 'ignore' } = {}) {
  return new Promise((resolve, reject) => {
    const output = quiet ? 'pipe' : 'inherit'
    const child = spawn(command, args, { cwd, env, stdio: [input, output, output] })
    const kept = []
    child.stdout?.on('data', (chunk) => kept.push(chunk))
    child.stderr?.on('data', (chunk) => kept.push(chunk))
    const takeAlong = () => child.kill()
    process.once('exit', takeAlong)
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', takeAlong)
      resolve({ code: code ?? 1, output: Buffer.concat(kept).toString() })
    })
  })
}

/** Runs a step that has to succeed, with a sign of life now and then. Its output is shown only when it does not. */
export async function runStep(title, command, args, options = {}) {
  const started = performance.now()
  say(`${title} ...`)
  const alive = setInterval(() => say(`${title}: ${secondsSince(started)} so far`), 15_000)
  const { code, output } = await run(command, args, { quiet: true, ...options }).finally(() => clearInterval(alive))
  if (code !== 0) throw new Complaint(`${title} failed (exit code ${code}):\n${output.trimEnd()}`)
  say(`${title}: done in ${secondsSince(started)}`)
}

/** A script of this project or of a package, run by this very Node.js. */
export const node = (...args) => [process.execPath, args]

/** The body of a command: a complaint ends it with exit code 1 and without a stack, a bug with one. */
export async function command(body) {
  listenForInterrupts()
  try {
    process.exitCode = (await body()) ?? 0
  } catch (error) {
    process.stderr.write(`\nheadroom: ${error instanceof Complaint ? error.message : (error.stack ?? error)}\n`)
    process.exit(1)
  }
}

/**
 * The JSON of a file that can be made again at any time, or `fallback` when there is none (or it was cut short by a
 * kill). Nothing else is read with it.
 */
export function readJson(file, fallback) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return fallback
  }
}

export function writeJson(file, value) {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}
