import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { LabelledDestination } from '@/lib/compliance/screening/development-set'
import type { Destination } from '@/lib/compliance/screening/types'
import { median } from '../load'

const ROUNDS = 7

/**
 * Microseconds a destination on one core: of the first round, in which the program warms up, and the median of those
 * after it. Processor time, so that what else the machine does counts less.
 */
export function timeOf(rows: readonly LabelledDestination[], screen: (destination: Destination) => unknown) {
  const rounds: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const started = process.cpuUsage()
    for (const { destination } of rows) screen(destination)
    const { user, system } = process.cpuUsage(started)
    rounds.push((user + system) / rows.length)
  }
  const [first = 0, ...others] = rounds
  return { first, warm: median(others) }
}

const PROBE = `
const { statSync } = await import('node:fs')
globalThis.gc?.()
const before = process.memoryUsage().rss
const started = performance.now()
const { screenDestination } = await import(process.argv[1])
screenDestination({ text: 'Yalta, Krimea' })
screenDestination({ text: 'Simferopl Sevastoplo' })
const milliseconds = performance.now() - started
process.stdout.write(JSON.stringify({ milliseconds, megabytes: (process.memoryUsage().rss - before) / 1e6 }))
`

/**
 * The cost of loading the engine and screening the first two destinations in a new process, with the compiled
 * TypeScript cached.
 */
export function loadCost(): { milliseconds: number; megabytes: number } {
  const engine = new URL('../../lib/compliance/screening/screen-destination.ts', import.meta.url).href
  const args = ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', PROBE, engine]
  const run = () =>
    JSON.parse(
      spawnSync(process.execPath, args, { cwd: fileURLToPath(new URL('../../', import.meta.url)), encoding: 'utf8' })
        .stdout,
    ) as { milliseconds: number; megabytes: number }
  run()
  const runs = [run(), run(), run()]
  return {
    milliseconds: median(runs.map((one) => one.milliseconds)),
    megabytes: median(runs.map((one) => one.megabytes)),
  }
}
