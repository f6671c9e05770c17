import { type FormState, partyText, sameParty, type TextFieldName } from '@/components/payments/form/form-state'
import { DESTINATION_WORDS, PAYEE_LABELS, PURPOSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import type { PaymentDraft } from '@/lib/ledger/payments/form/payment-schema'

/** One value of a blocked entry beside the one in the form. */
export type Comparison = { label: string; before: string; now: string; differs: boolean }

const LABELS = {
  companyId: 'Company',
  fsbLicenseId: 'FSB license',
  productId: 'Product',
  purpose: 'Purpose',
  payeeKind: 'Paid to',
  payeeName: 'Payee',
  payeeAddress: 'Payee address',
  currency: 'Currency',
  amount: 'Amount',
  serviceFee: 'Service fee',
  fsbReceipt: 'FSB receipt',
  rateSource: 'Rate source',
  rate: 'Rate',
  rateDate: 'Rate of',
  payerAccount: 'Debited account',
  invoiceDate: 'Invoice date',
  paymentDate: 'Payment date',
  postingDate: 'Posting date',
  alreadyPaid: 'Already paid',
  note: 'Note',
} as const satisfies Partial<Record<TextFieldName, string>>

const WORDS: Partial<Record<TextFieldName, (value: string) => string>> = {
  purpose: (value) => sentence((PURPOSE_WORDS as Record<string, string>)[value] ?? value),
  payeeKind: (value) => (PAYEE_LABELS as Record<string, string>)[value] ?? value,
  fsbReceipt: (value) => (value ? 'held' : ''),
  alreadyPaid: (value) => (value ? 'yes' : ''),
  rateSource: (value) => value.replaceAll('_', ' '),
}

/**
 * Every value of an earlier entry beside the one in the form, and whether they differ, whatever they are shown as.
 * `nameOf` gives the name of a company, a license or a product. A party that was removed or added is beside nothing.
 */
export function compareEntries(earlier: PaymentDraft, typed: FormState, nameOf: (id: string) => string): Comparison[] {
  const fields = (Object.keys(LABELS) as (keyof typeof LABELS)[]).map((name) => {
    const read = WORDS[name] ?? (name.endsWith('Id') ? nameOf : (value: string) => value.trim())
    const differs = earlier[name].trim() !== typed[name].trim()
    return { label: LABELS[name], before: read(earlier[name]), now: read(typed[name]), differs }
  })
  const count = Math.max(earlier.destinations.length, typed.destinations.length)
  const parties = Array.from({ length: count }, (_, index) => {
    const before = earlier.destinations[index]
    const now = typed.destinations[index]
    const role = (now ?? before)?.role as keyof typeof DESTINATION_WORDS
    return {
      label: `${sentence(DESTINATION_WORDS[role] ?? 'destination')}${count > 1 ? `, ${index + 1} of ${count}` : ''}`,
      before: before ? partyText(before) : '',
      now: now ? partyText(now) : '',
      differs: !before || !now || !sameParty(before, now),
    }
  })
  return [...fields, ...parties].filter(({ before, now }) => before !== '' || now !== '')
}
