import type { Cents } from '@/lib/kernel/money'
import type { ComputedColumn, ComputedRow } from '@/lib/reporting/exports/formats/computed-lines'
import type { FindingChange } from './compare-decisions'
import { DIFFERENCE_LABELS, OUTCOME_LABELS } from './labels'
import type { ReplayedDecision } from './replay-decisions'
import type { ReplayResult } from './replay-totals'

type Column = ComputedColumn & { value: (decision: ReplayedDecision) => string | null }

const RESULT_LABELS: Readonly<Record<ReplayResult['kind'], string>> = {
  same: 'same',
  different: 'different',
  not_replayed: 'not replayed',
}
const differenceOf = ({ result }: ReplayedDecision) => (result.kind === 'different' ? result.difference : null)

/** US cents as dollars with two digits after the point. */
function dollars(cents: Cents | undefined): string | null {
  if (cents === undefined) return null
  const absolute = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`
}

const changeText = ({ title, before, after }: FindingChange): string => {
  const was = before ? OUTCOME_LABELS[before.outcome] : 'not applied'
  const is = after ? OUTCOME_LABELS[after.outcome] : 'not applied'
  return `${title}: ${was} to ${is}. ${after?.message ?? before?.message ?? ''}`.trim()
}

const COLUMNS: readonly Column[] = [
  { header: 'Reference', kind: 'text', value: ({ reference }) => reference },
  { header: 'Company', kind: 'text', value: ({ companyName }) => companyName },
  { header: 'Payment date', kind: 'day', value: ({ paymentDate }) => paymentDate },
  {
    header: 'State',
    kind: 'text',
    description: 'the current state, not the replayed one',
    value: ({ state }) => state,
  },
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
    value: ({ result }) => RESULT_LABELS[result.kind],
  },
  {
    header: 'Difference',
    kind: 'text',
    description: 'by the outcome, otherwise by the counted amount, otherwise by the findings only',
    value: (decision) => {
      const difference = differenceOf(decision)
      return difference && DIFFERENCE_LABELS[difference.kind]
    },
  },
  {
    header: 'Dollars',
    kind: 'number',
    description: 'the amount of the payment where its outcome differs, otherwise the difference of the counted amounts',
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
    description: 'the headroom left afterwards minus that left before; negative when there is less',
    value: (decision) => dollars(differenceOf(decision)?.headroomEffectCents),
  },
  {
    header: 'Findings that differ',
    kind: 'text',
    value: (decision) => differenceOf(decision)?.findings.map(changeText).join('; ') ?? null,
  },
  {
    header: 'Why not replayed',
    kind: 'text',
    value: ({ result }) => (result.kind === 'not_replayed' ? result.reason : null),
  },
  { header: 'Payment id', kind: 'text', value: ({ paymentId }) => paymentId },
]

/** The columns of the file of a replay; they are always the same. */
export const REPLAY_COLUMNS: readonly ComputedColumn[] = COLUMNS

export const replayRow = (decision: ReplayedDecision): ComputedRow => COLUMNS.map(({ value }) => value(decision))
