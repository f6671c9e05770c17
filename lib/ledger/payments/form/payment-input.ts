import type { RateSource } from '@/lib/compliance/rules/money/rates'
import type { DestinationRole, EntryDestination, PayeeKind, Purpose } from '@/lib/compliance/rules/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { Cents } from '@/lib/kernel/money'

/** The largest entry, $20,000,000.00: four thousand caps, so that a slip of the keyboard is told from a fee. */
export const LARGEST_ENTRY_CENTS = 2_000_000_000

export const PURPOSES = [
  'requesting',
  'receiving',
  'utilizing',
  'paying',
  'dealing',
  'other',
] as const satisfies readonly Purpose[]
export const PAYEE_KINDS = ['fsb', 'agent', 'state_duty', 'other'] as const satisfies readonly PayeeKind[]
export const DESTINATION_ROLES = ['consignee', 'distributor', 'end_user'] as const satisfies readonly DestinationRole[]

/** A party as typed; the rules screen it. */
export type PaymentDestinationInput = Omit<EntryDestination, 'verdict'>

/** An entry read from a form or an import row: every field parsed, USD fixed. */
export type PaymentInput = {
  companyId: string
  fsbLicenseId: string
  productId: string
  purpose: Purpose
  payeeKind: PayeeKind
  payeeName: string
  payeeAddress: string
  /** The FSB's own receipt is held; null unless an agent is paid. */
  fsbReceipt: boolean | null
  currency: string
  amountMinor: number
  serviceFeeMinor: number | null
  /** The agent's service fee and a state duty in US cents of their own; null where there is none. */
  serviceFeeCents: Cents | null
  stateDutyCents: Cents | null
  /** What the bank debited in US dollars for the whole debit, where that is the source of the rate. */
  bankUsdCents: Cents | null
  rate: string | null
  rateDate: IsoDate | null
  rateSource: RateSource | null
  amountCents: Cents
  invoiceDate: IsoDate | null
  paymentDate: IsoDate
  postingDate: IsoDate | null
  alreadyPaid: boolean
  destinations: PaymentDestinationInput[]
  note: string
  correctsId: string | null
}

/** What could be read, and for every field that could not, the words beside it. Whole when there are no words. */
export type PaymentReading = { input: Partial<PaymentInput>; fieldErrors: Record<string, string> }
