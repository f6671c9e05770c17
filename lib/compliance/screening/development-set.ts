import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { screenDestination } from './screen-destination'
import type { Destination, ScreeningOutcome, Verdict } from './types'

/** One row of a set of destinations. `strict: false` means that review is as right as blocked. */
export interface LabelledDestination {
  id: string
  destination: Destination
  expected: 'crimea' | 'not-crimea' | 'review'
  isStrict: boolean
  stratum: string
}

export interface StratumFigures {
  rows: number
  blocked: number
  review: number
  clear: number
}

export interface Figures {
  byStratum: Map<string, StratumFigures>
  /** Share of Crimean destinations that were blocked or sent to review, those of the stretch strata left aside. */
  caught: number
  /** The same of the stretch strata, which ask for more than a fair reader would. */
  stretchCaught: number
  /** The same of the addresses that public lists print: sanctions lists, courts, payment messages. */
  publicListsCaught: number
  /** The same of the strata in which a region, a code, a postal code or coordinates leave no doubt. */
  certainCaught: number
  /** Share of strictly Crimean destinations that were blocked outright. */
  strictBlocked: number
  falseBlocks: number
  /** Blocked look-alikes made by hand, and streets named after Crimean places: a count. */
  lookAlikeBlocks: number
  falseReviews: number
  ambiguousReviewed: number
  ambiguousCleared: number
}

const DEVELOPMENT_SET = new URL('./data/destinations-dev.jsonl.gz', import.meta.url)

/** Reads the development set, or another in its format: a line of JSON a row, packed or not. For tests and figures. */
export function readDestinations(file: URL | string = DEVELOPMENT_SET): LabelledDestination[] {
  const bytes = readFileSync(file)
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  const lines = (isPacked ? gunzipSync(bytes) : bytes).toString('utf8').trim().split('\n')
  return lines.map(readRow)
}

/** `lat` and `lon` become the two coordinate fields. */
function readRow(line: string): LabelledDestination {
  const { id, expected, strict, stratum, why: _why, lat, lon, ...fields } = JSON.parse(line)
  const point = lat === undefined ? {} : { latitude: lat, longitude: lon }
  return { id, expected, isStrict: strict === true, stratum, destination: { ...fields, ...point } }
}

/** A region, a code, a postal code or coordinates are stated in these. */
const CERTAIN = new RegExp(
  [
    String.raw`^pos\.(?:(?:region|raion|region-only|region-cldr|codes|coords|ru-postcode|ua-postcode)$|`,
    'fresh-(?:region-field|codes|coords|latlon|(?:ru|ua)-postcode|court(?:$|-(?:fields|upper))|',
    'geonames|dr5hn|people|street-nomarker-region))',
  ].join(''),
)
const STRETCH = /^pos\.stretch/
const PUBLIC_LIST = /^pos\.fresh-(?:sdn|eu|court|swift)/
const LOOK_ALIKE = /^neg\.(?:hard|street|fresh-hard)/

/** Judges every row, by this engine unless another is given. */
export function measure(
  rows: readonly LabelledDestination[],
  screen: (destination: Destination) => Pick<Verdict, 'outcome'> = screenDestination,
): Figures {
  const judged = rows.map((row) => ({ ...row, outcome: screen(row.destination).outcome }))
  const of = (expected: LabelledDestination['expected']) => judged.filter((row) => row.expected === expected)
  const [crimean, elsewhere, ambiguous] = [of('crimea'), of('not-crimea'), of('review')]
  const caughtOf = (pattern: RegExp, isWanted = true) =>
    1 -
    share(
      crimean.filter((row) => pattern.test(row.stratum) === isWanted),
      'clear',
    )
  return {
    byStratum: countByStratum(judged),
    caught: caughtOf(STRETCH, false),
    stretchCaught: caughtOf(STRETCH),
    publicListsCaught: caughtOf(PUBLIC_LIST),
    certainCaught: caughtOf(CERTAIN),
    strictBlocked: share(
      crimean.filter((row) => row.isStrict),
      'blocked',
    ),
    falseBlocks: share(elsewhere, 'blocked'),
    lookAlikeBlocks: elsewhere.filter((row) => LOOK_ALIKE.test(row.stratum) && row.outcome === 'blocked').length,
    falseReviews: share(elsewhere, 'review'),
    ambiguousReviewed: share(ambiguous, 'review'),
    ambiguousCleared: share(ambiguous, 'clear'),
  }
}

function countByStratum(
  judged: readonly (LabelledDestination & { outcome: ScreeningOutcome })[],
): Map<string, StratumFigures> {
  const byStratum = new Map<string, StratumFigures>()
  for (const { stratum, outcome } of judged) {
    const figures = byStratum.get(stratum) ?? { rows: 0, blocked: 0, review: 0, clear: 0 }
    figures.rows += 1
    figures[outcome] += 1
    byStratum.set(stratum, figures)
  }
  return byStratum
}

/** Was the row judged other than it should be? Review is right for what is not strict. */
export function isMissed({ expected, isStrict }: LabelledDestination, outcome: ScreeningOutcome): boolean {
  if (expected === 'not-crimea') return outcome !== 'clear'
  if (expected === 'review') return outcome !== 'review'
  return isStrict ? outcome !== 'blocked' : outcome === 'clear'
}

function share(rows: readonly { outcome: ScreeningOutcome }[], outcome: ScreeningOutcome): number {
  return rows.length === 0 ? 0 : rows.filter((row) => row.outcome === outcome).length / rows.length
}
