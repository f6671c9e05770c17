import 'server-only'
import { log } from '@/lib/database/log'

/**
 * Sends what Next.js and packages write to the console as errors and warnings to the log, where values are struck out:
 * an error of a page reaches the server log by this way alone.
 */
export function logConsole(target: Pick<Console, 'error' | 'warn'> = console): void {
  for (const level of ['error', 'warn'] as const) {
    target[level] = (...written: unknown[]) => {
      const error = written.find((value) => value instanceof Error)
      const reason = written.filter((value) => typeof value === 'string').join(' ')
      log[level]({ ...(error ? { err: error } : {}), ...(reason ? { reason } : {}) }, 'written to the console')
    }
  }
}
