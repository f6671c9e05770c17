import type { Cents } from '@/lib/kernel/money'
import type { MadeColumn, MadeRow } from '@/lib/reporting/exports/made-lines'
import type { FindingChange } from './compare-decisions'
import type { ReplayedDecision } from './replay-decisions'
import type { ReplayResult } from './replay-totals'
import { DIFFERENCE_WORDS, OUTCOME_LABELS } from './replay-words'

type Column = MadeColumn & { value: (decision: ReplayedDecision) => string | null }

const RESULT_WORDS: Readonly<Record<ReplayResult['kind'], string>> = {
  same: 'same',
  different: 'different',
  not_replayed: 'not replayed',
}
const differenceOf = ({ result }: ReplayedDecision) => (result.kind === 'different' ? result.difference : null)

/** US cents as dollars with two digits after the point. */
function dollars(cents: Cents | undefined): string | null {
  if (cents === undefined) return null
  const whole = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`
}

const changeWords = ({ title, before, after }: FindingChange): string => {
  const was = before ? OUTCOME_LABELS[before.outcome] : 'not asked'
  const is = after ? OUTCOME_LABELS[after.outcome] : 'not asked'
  return `${title}: ${was} to ${is}. ${after?.message ?? before?.message ?? ''}`.trim()
}

const COLUMNS: readonly Column[] = [
  { header: 'Reference', kind: 'text', value: ({ reference }) => reference },
  { header: 'Company', kind: 'text', value: ({ companyName }) => companyName },
  { header: 'Payment date', kind: 'day', value: ({ paymentDate }) => paymentDate },
  { header: 'State', kind: 'text', description: 'as it stands, not as it is replayed', value: ({ state }) => state },
  {
    header: 'Determination',
    kind: 'number',
    description: 'which decision of the payment; 1 is the one made when it was recorded',
    value: ({ decision }) => decision?.toString() ?? null,
  },
  { header: 'Made at', kind: 'text', value: ({ madeAt }) => madeAt },
  {
    header: 'Result',
    kind: 'text',
    description: 'same, different or not replayed',
    value: ({ result }) => RESULT_WORDS[result.kind],
  },
  {
    header: 'Difference',
    kind: 'text',
    description: 'by the outcome, else by what counts, else by the findings alone',
    value: (decision) => {
      const difference = differenceOf(decision)
      return difference && DIFFERENCE_WORDS[difference.kind]
    },
  },
  {
    header: 'Dollars',
    kind: 'number',
    description: 'the payment where its outcome differs, else by how much its counted amount does',
    value: (decision) => dollars(differenceOf(decision)?.dollarsCents),
  },
  { header: 'Outcome before', kind: 'text', value: (decision) => differenceOf(decision)?.outcome.before ?? null },
  { header: 'Outcome after', kind: 'text', value: (decision) => differenceOf(decision)?.outcome.after ?? null },
  {
    header: 'Counted before (USD)',
    kind: 'number',
    value: ({ result }) =>
      dollars(result.kind === 'different' ? result.difference.countedCents.before : result.countedCents),
  },
  {
    header: 'Counted after (USD)',
    kind: 'number',
    value: ({ result }) => {
      if (result.kind === 'not_replayed') return null
      return dollars(result.kind === 'same' ? result.countedCents : result.difference.countedCents.after)
    },
  },
  {
    header: 'Headroom effect (USD)',
    kind: 'number',
    description: 'what is left after it less what was left; negative when there is less',
    value: (decision) => dollars(differenceOf(decision)?.headroomEffectCents),
  },
  {
    header: 'Findings that differ',
    kind: 'text',
    value: (decision) => differenceOf(decision)?.findings.map(changeWords).join('; ') ?? null,
  },
  {
    header: 'Why not replayed',
    kind: 'text',
    value: ({ result }) => (result.kind === 'not_replayed' ? result.reason : null),
  },
  { header: 'Payment id', kind: 'text', value: ({ paymentId }) => paymentId },
]

/** The columns of the file of a replay; they are the same whatever is asked. */
export const REPLAY_COLUMNS: readonly MadeColumn[] = COLUMNS

export const replayRow = (decision: ReplayedDecision): MadeRow => COLUMNS.map(({ value }) => value(decision))
