import 'server-only'
import type { AnnouncedState } from '@/lib/compliance/rules/approval/announced'
import { stateAtEntry } from '@/lib/compliance/rules/approval/approval'
import { determine } from '@/lib/compliance/rules/determine'
import { type Headroom, leftCents } from '@/lib/compliance/rules/money/headroom'
import type { Determination, RuleName } from '@/lib/compliance/rules/types'
import type { Verdict } from '@/lib/compliance/screening/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import { type Cents, formatQuotient } from '@/lib/kernel/money'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { asEntry, screenNote, screenParties, screenPayee } from './entry'
import { blankInput } from './form/blank-payment'
import type { PaymentDraft, PaymentInput } from './form/payment-schema'
import { readDraft } from './form/read-draft'
import { readPaymentForm } from './form/read-payment-form'
import { readContext, readOrganisation, subjectOf, todayIn } from './read-context'
import { lowestRateOf } from './steps/breaks-the-cap'

/** A rule that cannot answer yet, and the labels of the fields it waits for. */
export type WaitingRule = { rule: RuleName; needs: string[] }

/** The preview that the form shows while it is typed. None of it is stored. */
export type PaymentPreview = {
  /** The findings of the rules that can answer so far; null before any can. */
  determination: Determination | null
  waiting: WaitingRule[]
  /** What the entry would be recorded as, once no rule waits. */
  state: AnnouncedState | null
  headroom: Headroom | null
  paymentYear: number | null
  amountCents: Cents | null
  /** The division behind the US dollars, such as `778.5402`. */
  quotient: string | null
  /** The lowest rate at which the payment still fits into the headroom; null where no rate can break the cap. */
  lowestRate: string | null
  /** One verdict for each party of the form, in its order; null for one not filled in. */
  verdicts: (Verdict | null)[]
  /** The same for the payee and the note. */
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
 * Asks the rules about a partly filled form: with the same determine() that recording uses, without the rules that lack
 * a field, which are named. Refuses only a role that may not record.
 */
export async function previewPayment(actor: Actor, typed: unknown): Promise<Result<PaymentPreview>> {
  if (!can(actor.role, 'payments:record')) return err(roleRefusal(actor))
  const { timeZone } = await readOrganisation()
  const today = todayIn(timeZone)
  const draft = readDraft(typed)
  const { input } = readPaymentForm(draft, today)
  const given = input.destinations?.length ? input : { ...input, destinations: undefined }
  const { context, records } = await readContext({ ...input, paymentDate: input.paymentDate ?? today })
  const waiting = (Object.keys(NEEDS) as RuleName[])
    .map((rule) => ({
      rule,
      needs: NEEDS[rule].filter(([field]) => given[field] === undefined).map(([, words]) => words),
    }))
    .filter(({ needs }) => needs.length > 0)
  // No finding that is shown depends on a blank: the rules that wait for a field are left out. Without a date,
  // destinations are screened as of today, when every list of places is in force: a blocked destination is shown before
  // a date is typed, and an earlier date can only remove findings.
  const whole = asEntry({ ...blankInput(today), ...input }, subjectOf(records))
  const asked = determine(whole, context)
  const findings = asked.findings.filter(({ rule }) => !waiting.some((one) => one.rule === rule))
  const determination =
    findings.length > 0 ? { ...asked, findings, outcome: findings[0]?.outcome ?? asked.outcome } : null
  return ok({
    determination,
    waiting,
    state: waiting.length === 0 ? stateAtEntry(asked.outcome, whole.alreadyPaid) : null,
    headroom: records.company && input.paymentDate ? context.headroom : null,
    paymentYear: input.paymentDate ? Number(input.paymentDate.slice(0, 4)) : null,
    amountCents: input.amountCents ?? null,
    quotient:
      input.rate && input.amountMinor !== undefined && input.currency
        ? formatQuotient(input.amountMinor, input.currency, input.rate)
        : null,
    lowestRate: records.company && input.paymentDate ? lowestRateOf(input, leftCents(context.headroom)) : null,
    ...verdictsOf(draft, input.paymentDate ?? today),
  })
}

/** Screens each party, the payee and the note as they are typed, so that a match is marked where it was typed. */
function verdictsOf(draft: PaymentDraft, paymentDate: IsoDate): Pick<PaymentPreview, 'verdicts' | 'texts'> {
  const { payeeName, payeeAddress, note } = draft
  const isFilled = (...texts: string[]) => texts.some((text) => text.trim() !== '')
  return {
    verdicts: draft.destinations.map(({ role: _role, country, ...texts }) => {
      if (!isFilled(...Object.values(texts))) return null
      const [screened] = screenParties([{ role: 'consignee', ...texts, country: country || null }], paymentDate)
      return screened?.verdict ?? null
    }),
    texts: {
      payee: isFilled(payeeName, payeeAddress) ? screenPayee(payeeName, payeeAddress, paymentDate) : null,
      note: isFilled(note) ? screenNote(note, paymentDate) : null,
    },
  }
}
