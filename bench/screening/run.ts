import { cpus } from 'node:os'
import {
  type Figures,
  isMissed,
  type LabelledDestination,
  measure,
  readDestinations,
} from '@/lib/compliance/screening/development-set'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import { loadCost, timeOf } from './cost'
import { DEVELOPMENT_GOALS, type Goal, goalsOf, isMet, SECOND_GOALS, showGoal } from './goals'
import { thinnedEngine } from './thinned-engine'
import { screenAsUsual } from './usual-practice'
import { worstText } from './worst-text'

// Started by scripts/bench-screening.mjs.

const say = (line = '') => process.stdout.write(`${line}\n`)
const SHARE_REMOVED = 0.3
const SEED = 20_261_126
const MOST_MICROSECONDS = 50
const MOST_MILLISECONDS_OF_A_TEXT = 2

type DestinationSet = { title: string; rows: LabelledDestination[]; goals: Goal[] }
type Column = { title: string; figures: Figures; time?: string }

const missedGoals: string[] = []

function hold(title: string, bound: Pick<Goal, 'least' | 'most'>, value: number): string {
  if (isMet(bound, value)) return ''
  missedGoals.push(title)
  return '  MISSED'
}

function table({ title, goals }: DestinationSet, columns: readonly Column[]): void {
  say(`\n${title.padEnd(46)}${'goal'.padStart(11)}${columns.map((column) => column.title.padStart(18)).join('')}`)
  for (const goal of goals) {
    const cells = columns.map(({ figures }) => goal.show(goal.read(figures)).padStart(18)).join('')
    const own = columns.find((column) => column.title === 'Headroom')
    const verdict = own ? hold(`${title}: ${goal.label.trim()}`, goal, goal.read(own.figures)) : ''
    say(`${goal.label.padEnd(46)}${showGoal(goal).padStart(11)}${cells}${verdict}`)
  }
  const times = columns.map(({ time = '-' }) => time.padStart(18)).join('')
  say(`${'microseconds a destination, one core'.padEnd(46)}${`<= ${MOST_MICROSECONDS}`.padStart(11)}${times}`)
}

function strata({ byStratum }: Figures): void {
  say(`\n${'stratum'.padEnd(34)}${['rows', 'blocked', 'review', 'clear'].map((word) => word.padStart(9)).join('')}`)
  for (const [stratum, { rows, blocked, review, clear }] of [...byStratum].sort(([one], [two]) => (one < two ? -1 : 1)))
    say(`${stratum.padEnd(34)}${[rows, blocked, review, clear].map((count) => String(count).padStart(9)).join('')}`)
}

/** The rows of a stratum that were judged otherwise than they should be, a line each. */
function printMissed(sets: readonly DestinationSet[], asked: string): void {
  for (const row of sets.flatMap(({ rows }) => rows)) {
    if (asked !== 'all' && !row.stratum.includes(asked)) continue
    const { outcome, reasons } = screenDestination(row.destination)
    if (!isMissed(row, outcome)) continue
    const rules = reasons.map((reason) => `${reason.rule} ${reason.outcome} "${reason.matched}"`).join('; ')
    say([row.id, row.expected, outcome, JSON.stringify(row.destination), rules].join('\t'))
  }
}

async function bench(sets: readonly DestinationSet[]): Promise<void> {
  const thinned = await thinnedEngine(SHARE_REMOVED, SEED)
  const removed = thinned.removed.toLocaleString('en-US')
  say(`names removed at random for the last column: ${removed} (${SHARE_REMOVED * 100} % of places elsewhere)`)
  try {
    for (const set of sets) {
      const own = timeOf(set.rows, screenDestination)
      const usual = timeOf(set.rows, screenAsUsual)
      const figures = measure(set.rows, screenDestination)
      table(set, [
        { title: 'usual practice', figures: measure(set.rows, screenAsUsual), time: usual.warm.toFixed(1) },
        { title: 'Headroom', figures, time: own.warm.toFixed(1) },
        { title: '30 % unknown', figures: measure(set.rows, thinned.screen) },
      ])
      const verdict = hold(`${set.title}: time a destination`, { most: MOST_MICROSECONDS }, own.warm)
      const times = (own.warm / usual.warm).toFixed(0)
      say(`  ${own.first.toFixed(1)} in the first round; once warm ${times} times the usual practice${verdict}`)
      strata(figures)
    }
  } finally {
    thinned.remove()
  }
  const { milliseconds, piece } = worstText()
  const worst = hold('worst text of 1,000 characters', { most: MOST_MILLISECONDS_OF_A_TEXT }, milliseconds)
  say(`\nworst text of 1,000 characters: ${milliseconds.toFixed(1)} ms (goal <= 2), ${piece}${worst}`)
}

function setsOf(path: string | undefined): DestinationSet[] {
  const first = { title: 'the development set', rows: readDestinations(), goals: goalsOf(DEVELOPMENT_GOALS) }
  if (path === undefined) return [first]
  return [first, { title: 'the second set', rows: readDestinations(path), goals: goalsOf(SECOND_GOALS) }]
}

const words = process.argv.slice(2)
const option = words.indexOf('--missed')
const asked = option < 0 ? undefined : (words[option + 1] ?? 'all')
const given = words.find((word, at) => !word.startsWith('--') && (option < 0 || at !== option + 1))
const sets = setsOf(given ?? (process.env.HEADROOM_DESTINATIONS || undefined))

if (asked === undefined) {
  const counts = sets.map(({ title, rows }) => `${rows.length.toLocaleString('en-US')} destinations of ${title}`)
  say(`${counts.join(', ')}; ${cpus()[0]?.model}, Node ${process.version}`)
  if (sets.length === 1)
    say('No second set is given: HEADROOM_DESTINATIONS=path npm run bench:screening measures it too.')
  const cost = loadCost()
  await bench(sets)
  say(`load: ${cost.milliseconds.toFixed(0)} ms (goal <= 300), ${cost.megabytes.toFixed(0)} MB (goal <= 100)`)
  say('With 30 % unknown: false reviews <= 2 %, caught unchanged.')
  if (missedGoals.length > 0) {
    say(`\nMissed:\n${missedGoals.map((goal) => `  ${goal}`).join('\n')}`)
    process.exitCode = 1
  }
} else {
  printMissed(sets, asked)
}
