import { cpus } from 'node:os'
import { type Figures, measure, readDevelopmentSet } from '@/lib/screening/development-set'
import { screenDestination } from '@/lib/screening/screen-destination'
import { loadCost, timeOf } from './cost'
import { thinnedEngine } from './thinned-engine'
import { screenAsUsual } from './usual-practice'

// Started by scripts/bench-screening.mjs.

const say = (line = '') => process.stdout.write(`${line}\n`)
const percent = (share: number, digits = 2) => `${(share * 100).toFixed(digits)} %`
const SHARE_REMOVED = 0.3
const SEED = 20_261_126

type Column = { title: string; figures: Figures; time?: string }

const LINES: readonly (readonly [string, string, (figures: Figures) => string])[] = [
  ['Crimean destinations caught', '>= 99.80 %', ({ caught }) => percent(caught)],
  ['  region, postcode, code, coordinate strata', '100.00 %', ({ certainCaught }) => percent(certainCaught)],
  ['strict ones blocked outright', '>= 98.00 %', ({ strictBlocked }) => percent(strictBlocked)],
  ['false blocks among elsewhere', '<= 0.02 %', ({ falseBlocks }) => percent(falseBlocks, 3)],
  ['  hand-made look-alikes and streets', '0', ({ lookAlikeBlocks }) => String(lookAlikeBlocks)],
  ['false reviews', '<= 0.30 %', ({ falseReviews }) => percent(falseReviews)],
  ['truly ambiguous sent to review', '>= 97.00 %', ({ ambiguousReviewed }) => percent(ambiguousReviewed)],
  ['  of them cleared', '<= 1.00 %', ({ ambiguousCleared }) => percent(ambiguousCleared)],
]

function table(columns: readonly Column[]): void {
  say(`${''.padEnd(46)}${'goal'.padStart(11)}${columns.map(({ title }) => title.padStart(18)).join('')}`)
  for (const [label, goal, read] of LINES)
    say(`${label.padEnd(46)}${goal.padStart(11)}${columns.map(({ figures }) => read(figures).padStart(18)).join('')}`)
  say(
    `${'microseconds a destination, one core'.padEnd(46)}${'<= 50'.padStart(11)}${columns.map(({ time = '-' }) => time.padStart(18)).join('')}`,
  )
}

function strata({ byStratum }: Figures): void {
  say(`\n${'stratum'.padEnd(30)}${['rows', 'blocked', 'review', 'clear'].map((word) => word.padStart(9)).join('')}`)
  for (const [stratum, { rows, blocked, review, clear }] of [...byStratum].sort(([one], [two]) => (one < two ? -1 : 1)))
    say(`${stratum.padEnd(30)}${[rows, blocked, review, clear].map((count) => String(count).padStart(9)).join('')}`)
}

const rows = readDevelopmentSet()
say(
  `${rows.length.toLocaleString('en-US')} destinations of the development set, ${cpus()[0]?.model}, Node ${process.version}`,
)
const cost = loadCost()
const own = timeOf(rows, screenDestination)
const usual = timeOf(rows, screenAsUsual)
const figures = measure(rows, screenDestination)
const thinned = await thinnedEngine(SHARE_REMOVED, SEED)
try {
  say(
    `names removed at random for the last column: ${thinned.removed.toLocaleString('en-US')} (${percent(SHARE_REMOVED, 0)} of places elsewhere)\n`,
  )
  table([
    { title: 'usual practice', figures: measure(rows, screenAsUsual), time: usual.warm.toFixed(1) },
    { title: 'Headroom', figures, time: own.warm.toFixed(1) },
    { title: '30 % unknown', figures: measure(rows, thinned.screen) },
  ])
} finally {
  thinned.remove()
}
say(
  `first round, while the program warms up: ${own.first.toFixed(1)} microseconds; ${(own.warm / usual.warm).toFixed(1)} times the usual practice`,
)
say(`load: ${cost.milliseconds.toFixed(0)} ms (goal <= 300), ${cost.megabytes.toFixed(0)} MB (goal <= 100)`)
say('With 30 % unknown: false reviews <= 2 %, caught unchanged.')
strata(figures)
