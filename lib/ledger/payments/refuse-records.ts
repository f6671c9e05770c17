import type { PaymentState } from '@/lib/compliance/rules/types'
import { formatDate, yearOf } from '@/lib/kernel/calendar'
import type { PaymentInput } from './form/payment-schema'
import type { EntryRecords } from './read-context'

/**
 * A message at its field for every record that is unknown, archived, another company's, or of a closed year; `state` is
 * what the entry would be recorded as.
 */
export function refuseRecords(
  input: PaymentInput,
  state: PaymentState,
  { company, license, product, yearClosed, corrects }: EntryRecords,
): Record<string, string> {
  const refusals: Record<string, string> = {}
  if (company?.archived) refusals.companyId = `${company.name} is archived. Restore it, or choose another company`
  // A correction of an entry of a merged company stays with that company; the ledger refuses any other new entry of it.
  else if (company?.joinedInto && !(input.correctsId && corrects?.companyId === company.id))
    refusals.companyId =
      `${company.name} is merged into ${company.joinedInto}: ` + `they are one payer. Choose ${company.joinedInto}`
  if (!license) refusals.fsbLicenseId = `${company?.name ?? 'This company'} has no such FSB license`
  else if (license.archived) refusals.fsbLicenseId = 'This FSB license is archived. Restore it, or choose another'
  if (!product) refusals.productId = `${company?.name ?? 'This company'} has no such product`
  else if (product.archived) refusals.productId = 'This product is archived. Restore it, or choose another'
  // A closed year takes an apparent violation alone: the money has left, and outside the authorization.
  if (yearClosed && state !== 'violation') refusals.paymentDate = yearClosedText(input.paymentDate)
  if (input.correctsId && (corrects?.companyId !== input.companyId || corrects.state !== 'voided')) {
    refusals.correctsId = 'The entry to correct must be a voided one of the same company'
  }
  return refusals
}

/** Why a date cannot be entered: its year is closed. */
export const yearClosedText = (date: string): string =>
  `${yearOf(date)} is closed, and ${formatDate(date)} falls in it. A manager can reopen the year, with a reason`
