import { median } from '@/bench/load'
import type { Writers } from './writers'

/** One kill: what got the signal, how many processes, and when the next payment was recorded. */
export type Round = { name: string; killed: number; seconds: number; faults: string[] }

const GOAL_SECONDS = 5

const atPercent = (figures: readonly number[], percent: number): number =>
  figures.toSorted((one, other) => one - other)[Math.ceil((figures.length * percent) / 100) - 1] ?? 0

/** The figures of all rounds. */
export function reportRounds(
  rounds: readonly Round[],
  { sent, unknownOutcomes }: Writers,
  faults: readonly string[],
  say: (line: string) => void,
): void {
  const line = (what: string, figures: readonly number[]) => {
    const [middle, most, worst] = [median(figures), atPercent(figures, 95), Math.max(...figures)]
    const late = figures.filter((seconds) => seconds >= GOAL_SECONDS).length
    say(
      `  ${what.padEnd(38)} ${String(figures.length).padStart(4)} kills, recorded again after ${middle.toFixed(1)} s ` +
        `(95 %: ${most.toFixed(1)}, longest: ${worst.toFixed(1)}), ${late} took ${GOAL_SECONDS} s or more`,
    )
  }
  say(
    `\n${rounds.length} kills under writers over HTTP, of ` +
      `${rounds.reduce((sum, { killed }) => sum + killed, 0)} processes`,
  )
  for (const name of new Set(rounds.map((round) => round.name))) {
    line(
      name,
      rounds.filter((round) => round.name === name).map(({ seconds }) => seconds),
    )
  }
  line(
    'all',
    rounds.map(({ seconds }) => seconds),
  )
  const acknowledged = sent.filter(({ state }) => state !== null)
  const again = acknowledged.filter(({ timesSent }) => timesSent > 1)
  const states = [...new Set(acknowledged.map(({ state }) => state))]
  const counts = states.map((state) => `${acknowledged.filter((each) => each.state === state).length} ${state}`)
  say(`  ${sent.length} payments sent, ${acknowledged.length} acknowledged (${counts.join(', ')})`)
  say(`  ${again.length} of them sent again after an unknown outcome, ${unknownOutcomes} times in all`)
  say(`  ${faults.length} lost, doubled, changed or at fault`)
  for (const fault of faults.slice(0, 20)) say(`    ${fault}`)
}
