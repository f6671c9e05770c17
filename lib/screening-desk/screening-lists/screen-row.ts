import { worstOf } from '@/lib/compliance/screening/outcomes'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import { asMention } from '@/lib/compliance/screening/signs/not-read'
import type { Destination, Reason, ScreeningList, ScreeningOutcome, Verdict } from '@/lib/compliance/screening/types'
import type { ColumnHit, RowToScreen, ScreenedRow } from './screened-row'

/**
 * The outcome of a row with what the light pass found: a hit in a column that is not screened makes a clear row a
 * review, because a person has to say whose place it is. It never blocks.
 */
export const withHits = (outcome: ScreeningOutcome, hits: readonly ColumnHit[]): ScreeningOutcome =>
  worstOf([outcome, hits.length > 0 ? 'review' : 'clear'])

const spokenReasons = ({ reasons }: Verdict): Reason[] => reasons.filter(({ outcome }) => outcome !== 'clear')

/**
 * Reads columns that are not screened, each by itself; the same text again costs nothing. A cell that was screened with
 * others is reported only when it would be blocked alone and the row is not.
 */
export class LightPass {
  readonly #known = new Map<string, Verdict>()

  constructor(private readonly lists: readonly ScreeningList[]) {}

  hitsIn(others: RowToScreen['others'], outcome: ScreeningOutcome): ColumnHit[] {
    return others.flatMap(({ column, destination, isScreened }) => {
      const verdict = this.#screen(destination)
      const isNews = isScreened ? verdict.outcome === 'blocked' && outcome !== 'blocked' : verdict.outcome !== 'clear'
      return isNews ? [{ column, outcome: verdict.outcome, reasons: spokenReasons(verdict) }] : []
    })
  }

  #screen(destination: Destination): Verdict {
    const key = JSON.stringify(destination)
    const known = this.#known.get(key)
    if (known) return known
    const verdict = asMention(screenDestination(destination, this.lists))
    this.#known.set(key, verdict)
    return verdict
  }
}

/** Screens one row: each destination it may mean, then the light pass over its other columns. */
export function screenRow(
  { destinations, others }: RowToScreen,
  lists: readonly ScreeningList[],
  lightPass: LightPass,
): ScreenedRow {
  const parts = destinations.map(({ party, destination }) => {
    const verdict = screenDestination(destination, lists)
    return { party, outcome: verdict.outcome, reasons: spokenReasons(verdict) }
  })
  const outcome = worstOf(parts.map((part) => part.outcome))
  const hits = lightPass.hitsIn(others, outcome)
  return { outcome: withHits(outcome, hits), parts, hits }
}
