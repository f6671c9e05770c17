// Next.js as a child of the command that prepared its database: it ends with its parent, even with a killed one.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { onInterrupt } from './interrupt.mjs'
import { root, say } from './project.mjs'

const followParent = new URL('./follow-parent.mjs', import.meta.url).href

// Longer than a proxy or a client keeps an idle connection (nginx and the load balancers of AWS: 60 s): of the two ends
// the one that sends the next request must be the one that closes, or a request meets a connection that has just ended.
const KEEP_ALIVE_MILLISECONDS = 75_000

/** The arguments of Next.js for the built application. */
export const productionArguments = (host, port) => [
  'start',
  '-H',
  host,
  '-p',
  String(port),
  '--keepAliveTimeout',
  String(KEEP_ALIVE_MILLISECONDS),
]

/**
 * Waits until the application and its database answer at `address`, or `ended` returns true. An application that
 * answers 500 (because its environment is wrong, for example) is broken; one without a database (503) may recover.
 *
 * @returns {Promise<'ready' | 'broken' | 'ended'>}
 */
async function waitUntilReady(address, ended) {
  while (!ended()) {
    const answer = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(30_000) }).catch(() => undefined)
    if (answer?.ok) return 'ready'
    if (answer?.status === 500) return 'broken'
    await sleep(250)
  }
  return 'ended'
}

/**
 * Runs `next <args>` until it ends or this process is interrupted.
 *
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, address: string, whenReady: () => void }} options
 * @returns {Promise<number>} the exit code: 0 when it was asked to end
 */
export function runApplication(args, { env, address, whenReady }) {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  return new Promise((resolve) => {
    // Its own process group: Ctrl-C reaches this process alone, which then stops both in order.
    const stdio = ['ignore', 'inherit', 'inherit', 'ipc']
    const child = spawn(process.execPath, ['--import', followParent, next, ...args], {
      cwd: root,
      env,
      stdio,
      detached: true,
    })
    let asked = false
    let ended = false
    onInterrupt(() => {
      if (asked) return
      asked = true
      say('stopping ...')
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
    })
    child.once('exit', (code) => {
      ended = true
      resolve(asked ? 0 : (code ?? 0) || 1)
    })
    waitUntilReady(address, () => ended || asked).then((state) => {
      if (state === 'ready') whenReady()
      // During development the next edit may fix it.
      if (state !== 'broken' || env.NODE_ENV !== 'production') return
      say('the application does not work in this environment; see the reason above')
      child.kill('SIGTERM')
    })
  })
}
