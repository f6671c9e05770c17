import 'server-only'
import { stateAtEntry } from '@/lib/compliance/rules/approval'
import { determine } from '@/lib/compliance/rules/determine'
import { type Headroom, leftCents } from '@/lib/compliance/rules/money/headroom'
import type { Determination, PaymentState, RuleName } from '@/lib/compliance/rules/types'
import type { Verdict } from '@/lib/compliance/screening/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import { type Cents, quotientText } from '@/lib/kernel/money'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { asEntry, screenNote, screenParties, screenPayee } from './entry'
import type { PaymentInput } from './form/payment-input'
import { readPaymentForm } from './form/read-payment-form'
import { readContext, readOrganisation, subjectOf, todayIn } from './read-context'
import { lowestRateOf } from './steps/breaks-the-cap'

/** A rule that cannot answer yet, and the fields it waits for in words. */
export type WaitingRule = { rule: RuleName; needs: string[] }

/** What the form shows while it is typed. Nothing of it is stored. */
export type PaymentPreview = {
  /** The findings that can be made so far; null before anything can. */
  determination: Determination | null
  waiting: WaitingRule[]
  /** What the entry would be recorded as, once no rule waits. */
  state: PaymentState | null
  headroom: Headroom | null
  paymentYear: number | null
  amountCents: Cents | null
  /** The division behind the US dollars, such as `778.5402`. */
  quotient: string | null
  /** The lowest rate at which the payment still fits into the headroom; null where no rate can break the cap. */
  lowestRate: string | null
  /** One verdict for each party of the form, in its order; null for one not filled in. */
  verdicts: (Verdict | null)[]
  /** The same for the payee and the note as they stand in the form. */
  texts: { payee: Verdict | null; note: Verdict | null }
}

const NEEDS: Readonly<Record<RuleName, [keyof PaymentInput, string][]>> = {
  'annual-cap': [
    ['companyId', 'company'],
    ['amountCents', 'amount'],
    ['paymentDate', 'payment date'],
  ],
  'group-cap': [
    ['companyId', 'company'],
    ['amountCents', 'amount'],
    ['paymentDate', 'payment date'],
  ],
  authority: [['paymentDate', 'payment date']],
  destination: [['destinations', 'a destination']],
  purpose: [
    ['purpose', 'purpose'],
    ['fsbLicenseId', 'FSB license'],
    ['productId', 'product'],
    ['paymentDate', 'payment date'],
  ],
  payee: [
    ['payeeKind', 'payee'],
    ['payeeName', 'name of the payee'],
    ['amountCents', 'amount'],
  ],
  'exchange-rate': [
    ['amountCents', 'amount and rate'],
    ['paymentDate', 'payment date'],
  ],
  'commerce-basis': [
    ['productId', 'product'],
    ['destinations', 'a destination'],
    ['paymentDate', 'payment date'],
  ],
  filing: [['paymentDate', 'payment date']],
  'end-user': [['destinations', 'a destination']],
  duplicate: [
    ['companyId', 'company'],
    ['amountCents', 'amount'],
    ['fsbLicenseId', 'FSB license'],
    ['paymentDate', 'payment date'],
    ['payeeName', 'name of the payee'],
  ],
  'earlier-attempt': [
    ['companyId', 'company'],
    ['amountCents', 'amount'],
    ['fsbLicenseId', 'FSB license'],
  ],
}

/**
 * Asks the rules about a form as far as it is filled: the same determine() that recording uses, with the rules that
 * lack a field left out and named. Refuses only a role that may not record.
 */
export async function previewPayment(actor: Actor, typed: unknown): Promise<Outcome<PaymentPreview>> {
  if (!can(actor.role, 'payments:record'))
    return refused({ kind: 'forbidden', says: `The role of ${actor.role} does not record payments` })
  const { timeZone } = await readOrganisation()
  const today = todayIn(timeZone)
  const { input } = readPaymentForm(typed, today)
  const given = input.destinations?.length ? input : { ...input, destinations: undefined }
  const { context, records } = await readContext({ ...input, paymentDate: input.paymentDate ?? today })
  const waiting = (Object.keys(NEEDS) as RuleName[])
    .map((rule) => ({
      rule,
      needs: NEEDS[rule].filter(([field]) => given[field] === undefined).map(([, words]) => words),
    }))
    .filter(({ needs }) => needs.length > 0)
  const whole = asEntry(withDefaults(input, today), subjectOf(records))
  const asked = determine(whole, context)
  const findings = asked.findings.filter(({ rule }) => !waiting.some((one) => one.rule === rule))
  const determination =
    findings.length > 0 ? { ...asked, findings, outcome: findings[0]?.outcome ?? asked.outcome } : null
  return done({
    determination,
    waiting,
    state: waiting.length === 0 ? stateAtEntry(asked.outcome, whole.alreadyPaid) : null,
    headroom: records.company && input.paymentDate ? context.headroom : null,
    paymentYear: input.paymentDate ? Number(input.paymentDate.slice(0, 4)) : null,
    amountCents: input.amountCents ?? null,
    quotient:
      input.rate && input.amountMinor !== undefined && input.currency
        ? quotientText(input.amountMinor, input.currency, input.rate)
        : null,
    lowestRate: records.company && input.paymentDate ? lowestRateOf(input, leftCents(context.headroom)) : null,
    verdicts: verdictsByParty(typed, input.paymentDate ?? today),
    texts: verdictsOfTexts(typed, input.paymentDate ?? today),
  })
}

/**
 * Fields not read yet get values that no finding of a rule that is shown depends on: the rules that do are left out
 * above. Destinations alone are asked about today, when every list of places is in force: what is blocked is shown
 * before a date is typed, and an earlier date can only take something away.
 */
const withDefaults = (input: Partial<PaymentInput>, today: IsoDate): PaymentInput => ({
  companyId: '',
  fsbLicenseId: '',
  productId: '',
  purpose: 'paying',
  payeeKind: 'fsb',
  payeeName: '',
  payeeAddress: '',
  fsbReceipt: null,
  currency: 'USD',
  amountMinor: 0,
  serviceFeeMinor: null,
  serviceFeeCents: null,
  stateDutyCents: null,
  bankUsdCents: null,
  rate: null,
  rateDate: null,
  rateSource: null,
  amountCents: 0,
  invoiceDate: null,
  paymentDate: today,
  postingDate: null,
  alreadyPaid: false,
  destinations: [],
  note: '',
  correctsId: null,
  ...input,
})

/** Screens each party as it stands in the form, so that words are marked where they were typed. */
function verdictsByParty(typed: unknown, paymentDate: IsoDate): (Verdict | null)[] {
  const given = (typed as { destinations?: unknown } | null)?.destinations
  if (!Array.isArray(given)) return []
  return given.slice(0, 20).map((party: Partial<Record<(typeof PARTS)[number], unknown>> | null) => {
    const parts = PARTS.map((part) => {
      const value = party?.[part]
      return [part, typeof value === 'string' ? value.slice(0, 5000) : ''] as const
    })
    const { country, name = '', address = '', ...place } = Object.fromEntries(parts.filter(([, value]) => value))
    if (!name && !address && Object.keys(place).length === 0) return null
    const [screened] = screenParties(
      [{ role: 'consignee', name, address, country: country ?? null, ...place }],
      paymentDate,
    )
    return screened?.verdict ?? null
  })
}

/** Screens the payee and the note as they stand in the form; null for what is not filled in. */
function verdictsOfTexts(typed: unknown, paymentDate: IsoDate): PaymentPreview['texts'] {
  const given = (typed ?? {}) as Partial<Record<'payeeName' | 'payeeAddress' | 'note', unknown>>
  const textIn = (value: unknown) => (typeof value === 'string' ? value.slice(0, 5000) : '')
  const [name, address, note] = [textIn(given.payeeName), textIn(given.payeeAddress), textIn(given.note)]
  return {
    payee: `${name}${address}`.trim() === '' ? null : screenPayee(name, address, paymentDate),
    note: note.trim() === '' ? null : screenNote(note, paymentDate),
  }
}

const PARTS = ['name', 'address', 'postalCode', 'city', 'region', 'country'] as const
