import { PAYMENT_COLUMNS, type PaymentColumn, REQUIRED_COLUMNS } from '@/lib/ledger/payments/list/payment-columns'

/** A column in the choice: in the order chosen, whether it is shown or not. */
export type ColumnChoice = { column: PaymentColumn; shown: boolean }

/** Every column: the shown ones in their order, then the others. */
export const choicesOf = (columns: readonly PaymentColumn[]): ColumnChoice[] => [
  ...columns.map((column) => ({ column, shown: true })),
  ...PAYMENT_COLUMNS.filter((column) => !columns.includes(column)).map((column) => ({ column, shown: false })),
]

/** The columns that are shown, in their order. */
export const shownColumns = (choices: readonly ColumnChoice[]): PaymentColumn[] =>
  choices.filter(({ shown }) => shown).map(({ column }) => column)

/** Shows a column or hides it; one that every list shows stays. */
export const toggled = (choices: readonly ColumnChoice[], column: PaymentColumn): ColumnChoice[] =>
  choices.map((each) =>
    each.column === column && !REQUIRED_COLUMNS.includes(column) ? { ...each, shown: !each.shown } : each,
  )

/** Exchanges a column with its neighbour above (-1) or below (1), where it has one. */
export function moved(choices: readonly ColumnChoice[], column: PaymentColumn, step: -1 | 1): ColumnChoice[] {
  const at = choices.findIndex((each) => each.column === column)
  const [one, other] = [choices[at], choices[at + step]]
  if (!one || !other) return [...choices]
  return choices.with(at, other).with(at + step, one)
}
