// Next.js as a child of the command that prepared its database: it ends with its parent, even with a killed one.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { root, say } from './project.mjs'

const followParent = new URL('./follow-parent.mjs', import.meta.url).href

/**
 * Runs `next <args>` until it ends or somebody asks it to (SIGINT, SIGTERM), then stops the database.
 * Answers the exit code: 0 when it was asked to.
 */
export function runApplication(args, { env, stopDatabase }) {
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
    const stop = () => {
      if (asked) return
      asked = true
      say('stopping ...')
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
    child.once('exit', (code) => {
      const stopped = stopDatabase()
      if (asked) say(stopped === true ? 'the application and PostgreSQL have stopped' : 'the application has stopped')
      resolve(asked ? 0 : (code ?? 1))
    })
  })
}
