// One installation: its folder of sources and one of its two kinds of database. It is started and stopped as a person
// would do it.
import { spawn } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { readPidFile } from '../lib/database/postmaster.mjs'
import { Complaint, node, readJson, run } from '../lib/project.mjs'

const START_MINUTES = 15

/** The environment of a new shell: without the variables of this process about another installation. */
function cleanEnvironment(added) {
  const ours = /^(DATABASE_|HEADROOM_|NEXTAUTH_|LOG_LEVEL|PORT|HOST$|NODE_ENV|NODE_OPTIONS|npm_|VITEST)/
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name))
  return { ...Object.fromEntries(kept), LOG_LEVEL: 'warn', ...added }
}

/** The addresses of the demo's database on the embedded server of this folder, once it runs. */
function embeddedUrls(folder) {
  const secrets = readJson(join(folder, '.data', 'secrets.json'), {})
  const { port } = readPidFile(join(folder, '.data', 'pg')) ?? {}
  if (!port) throw new Complaint(`the embedded PostgreSQL of ${folder} does not run`)
  const url = (role, password) => `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/headroom_demo`
  return {
    appUrl: url('headroom_app', secrets.applicationPassword),
    ownerUrl: url('headroom_owner', secrets.ownerPassword),
  }
}

/**
 * An installation in `folder`, on its embedded PostgreSQL or, with `urls`, on a server with two roles.
 *
 * @param {{ folder: string, port: number, urls?: { appUrl: string, ownerUrl: string } }} given
 */
export function installation({ folder, port, urls }) {
  const address = `http://127.0.0.1:${port}`
  let child
  const lines = []
  const urlsNow = () => urls ?? embeddedUrls(folder)
  const database = urls ? { DATABASE_URL: urls.appUrl, DATABASE_OWNER_URL: urls.ownerUrl } : {}

  /** Runs a file within these sources, with the environment of the application; returns its output. */
  async function runHere(file, given = {}) {
    const secrets = readJson(join(folder, '.data', 'secrets.json'), {})
    const { appUrl, ownerUrl } = urlsNow()
    const env = cleanEnvironment({
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
      HEADROOM_DATABASE: urls ? 'server' : 'embedded',
      HEADROOM_SIGNING_KEY: secrets.signingKey ?? Buffer.alloc(32).toString('base64'),
      NEXTAUTH_SECRET: secrets.nextAuthSecret ?? 'not used for a sign-in: any 32 characters do',
      UPGRADE_GIVEN: JSON.stringify(given),
    })
    const [program, args] = node('--conditions=react-server', '--import', 'tsx', file)
    const { code, output } = await run(program, args, { cwd: folder, env, quiet: true })
    if (code !== 0) throw new Complaint(`${file} failed in ${folder} (exit code ${code}):\n${output}`)
    return output
  }

  return {
    address,
    kind: urls ? 'a server with two roles' : 'the embedded PostgreSQL',
    urls: urlsNow,
    /** Runs `npm start` until it reports that it is ready; returns its output. */
    async start() {
      lines.length = 0
      const env = cleanEnvironment({ ...database, PORT: String(port) })
      child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
      const kill = () => child.kill('SIGKILL')
      process.once('exit', kill)
      child.once('exit', () => process.off('exit', kill))
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => lines.push(line))
      }
      const until = Date.now() + START_MINUTES * 60_000
      while (!lines.some((line) => line.includes(`ready at ${address}`))) {
        if (child.exitCode !== null) throw new Complaint(`the start of ${folder} failed:\n${lines.join('\n')}`)
        if (Date.now() > until) throw new Complaint(`${folder} did not start:\n${lines.join('\n')}`)
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
      return lines.slice()
    },
    /** Ctrl-C, and waits until everything of it has ended. Returns the exit code. */
    async stop() {
      if (!child || child.exitCode !== null) return child?.exitCode ?? 0
      const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
      child.kill('SIGINT')
      const force = setTimeout(() => child.kill('SIGKILL'), 40_000)
      return await ended.finally(() => clearTimeout(force))
    },
    /** What it wrote to the terminal since its start. */
    output: () => lines.join('\n'),
    /**
     * Runs a script of scripts/upgrade/in-tree within these sources, against this database; returns the JSON on its
     * last line.
     */
    async script(name, given = {}) {
      const copy = join(folder, `.upgrade-${name}.mjs`)
      cpSync(new URL(`./in-tree/${name}.mjs`, import.meta.url), copy)
      return JSON.parse((await runHere(copy, given)).trim().split('\n').at(-1))
    },
    /** Writes the demo organisation into a database that is empty but for its tables. */
    seed: () => runHere(join('prisma', 'seed.ts')),
    has: (path) => existsSync(join(folder, path)),
  }
}
