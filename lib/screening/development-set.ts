import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { screenDestination } from './screen-destination'
import type { Destination, ScreeningOutcome, Verdict } from './types'

/** One row of data/destinations-dev.jsonl.gz. `strict: false` means that review is as right as blocked. */
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
  /** Share of Crimean destinations that were blocked or sent to review. */
  caught: number
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

/**
 * Reads the development set. Its `lat` and `lon` become the two coordinate fields. Used by tests and measurements only.
 */
export function readDevelopmentSet(): LabelledDestination[] {
  const packed = readFileSync(new URL('./data/destinations-dev.jsonl.gz', import.meta.url))
  const lines = gunzipSync(packed).toString('utf8').trim().split('\n')
  return lines.map((line) => {
    const { id, expected, strict, stratum, why: _why, lat, lon, ...fields } = JSON.parse(line)
    const point = lat === undefined ? {} : { latitude: lat, longitude: lon }
    return { id, expected, isStrict: strict === true, stratum, destination: { ...fields, ...point } }
  })
}

const CERTAIN = /^pos\.(?:region|raion|region-only|region-cldr|codes|coords|ru-postcode|ua-postcode)$/
const LOOK_ALIKE = /^neg\.(?:hard|street)/

/** Judges every row, by this engine unless another is given. */
export function measure(
  rows: readonly LabelledDestination[],
  screen: (destination: Destination) => Pick<Verdict, 'outcome'> = screenDestination,
): Figures {
  const judged = rows.map((row) => ({ ...row, outcome: screen(row.destination).outcome }))
  const crimean = judged.filter((row) => row.expected === 'crimea')
  const elsewhere = judged.filter((row) => row.expected === 'not-crimea')
  const ambiguous = judged.filter((row) => row.expected === 'review')
  const byStratum = new Map<string, StratumFigures>()
  for (const { stratum, outcome } of judged) {
    const figures = byStratum.get(stratum) ?? { rows: 0, blocked: 0, review: 0, clear: 0 }
    figures.rows += 1
    figures[outcome] += 1
    byStratum.set(stratum, figures)
  }
  return {
    byStratum,
    caught: 1 - share(crimean, 'clear'),
    certainCaught:
      1 -
      share(
        crimean.filter((row) => CERTAIN.test(row.stratum)),
        'clear',
      ),
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

function share(rows: readonly { outcome: ScreeningOutcome }[], outcome: ScreeningOutcome): number {
  return rows.length === 0 ? 0 : rows.filter((row) => row.outcome === outcome).length / rows.length
}
