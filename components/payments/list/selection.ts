import { STATE_WORDS } from '@/lib/compliance/rules/words'
import type { PaymentRow } from '@/lib/ledger/payments/list/payment-list'
import { type Actor, can } from '@/lib/permissions/permissions'

/** What the selection knows of a row; plain values, for the browser. */
export type SelectableRow = {
  id: string
  reference: string
  companyName: string
  amountCents: number
  /** Why it is not approved together with others; null where nothing on the page speaks against it. */
  notApproved: string | null
}

/** The rows of a page as they can be selected. */
export const selectableRows = (rows: readonly PaymentRow[], actor: Actor): SelectableRow[] =>
  rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    companyName: row.companyName,
    amountCents: row.amountCents,
    notApproved: notApproved(row, actor),
  }))

function notApproved({ state, latestOutcome, recordedById }: PaymentRow, actor: Actor): string | null {
  if (!can(actor.role, 'payments:decide')) return 'A manager decides'
  if (state !== 'requested') return `It is ${STATE_WORDS[state]}`
  if (recordedById === actor.id) return 'You recorded it. Another person decides'
  if (latestOutcome !== 'clear') return 'It is not clear by all rules. Open it and decide it alone'
  return null
}

/** How one payment of a selection was answered. */
export type ApprovalAnswer = { row: SelectableRow; refusal: string | null }

/**
 * Approves one payment after the other, each recorded by itself; a refusal does not stop the others. `tell` gets the
 * number that have been answered.
 */
export async function approveInTurn(
  rows: readonly SelectableRow[],
  approve: (row: SelectableRow) => Promise<string | null>,
  tell: (answered: number) => void,
): Promise<ApprovalAnswer[]> {
  const answers: ApprovalAnswer[] = []
  for (const row of rows) {
    answers.push({ row, refusal: await approve(row) })
    tell(answers.length)
  }
  return answers
}
