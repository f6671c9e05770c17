import 'server-only'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { STATE_WORDS } from '@/lib/compliance/rules/words'
import { db } from '@/lib/database/db'
import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { isRecordId } from '@/lib/kernel/record-id'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { latestRate } from '@/lib/records/exchange-rates/exchange-rate-queries'
import { blankDraft, blankInput } from '../form/blank-payment'
import type { PaymentDraft } from '../form/payment-schema'
import { type PaymentDetail, readPayment } from '../payment-detail'
import { readContext } from '../read-context'
import { refuseRecords } from '../refuse-records'
import { correctionOf } from '../steps/correction'
import { canStartFrom, type OriginKind, type StartParams } from './start-params'
import { againDraft, likeDraft, storedDraft } from './stored-draft'

/** The entry that a form starts from, with its values as they would be typed. */
export type PaymentOrigin = {
  kind: OriginKind
  id: string
  reference: string
  state: PaymentState
  draft: PaymentDraft
  /** The names of its company, license and product by their ids. */
  names: Readonly<Record<string, string>>
}

/** How the payment form opens: its values, where they are from, and what of the address could not be used. */
export type PaymentStart = {
  draft: PaymentDraft
  rateOrigin: 'saved' | 'given'
  dateOrigin: 'today' | 'typed'
  origin: PaymentOrigin | null
  fieldErrors: Record<string, string>
  /** Why the form does not start from the entry in the address; null if it does, or if none is named. */
  problem: string | null
}

/**
 * What the payment form opens with: the records in its address, or the entry that it starts from. A record that is
 * unknown, archived, merged or of another company is left out, with a message at its field. Refuses only a role that
 * may not record.
 */
export async function startPayment(actor: Actor, params: StartParams, today: IsoDate): Promise<Result<PaymentStart>> {
  if (!can(actor.role, 'payments:record')) return err(roleRefusal(actor))
  const kind = (['corrects', 'again', 'like'] as const).find((name) => params[name])
  const payment = kind ? await readPayment(params[kind] ?? '') : null
  if (!kind) return ok(await startBlank(params, today, null))
  if (!payment) return ok(await startBlank(params, today, 'The address names an entry that does not exist'))
  if (!canStartFrom(kind, payment.state)) {
    const problem = `${payment.reference} is ${STATE_WORDS[payment.state]}: ${REFUSALS[kind]}`
    return ok(await startBlank(params, today, problem))
  }
  return ok(await startFrom(kind, payment, today))
}

const REFUSALS: Readonly<Record<OriginKind, string>> = {
  like: 'another like it cannot be recorded from it',
  again: 'only a blocked entry is entered again',
  corrects: 'only a voided entry is corrected',
}

const DRAFTS: Readonly<Record<OriginKind, (payment: PaymentDetail, today: IsoDate) => PaymentDraft>> = {
  like: likeDraft,
  again: againDraft,
  corrects: correctionOf,
}

async function startFrom(kind: OriginKind, payment: PaymentDetail, today: IsoDate): Promise<PaymentStart> {
  const { id, reference, state } = payment
  const draft = DRAFTS[kind](payment, today)
  // A correction stays with the records of the entry that it corrects, whatever became of them since.
  const refusals = kind === 'corrects' ? {} : await refusalsOf(draft, today)
  const isOfToday = draft.paymentDate === formatDate(today) && storedDraft(payment).paymentDate !== draft.paymentDate
  return {
    draft: without(draft, refusals),
    rateOrigin: kind === 'like' || isOfToday ? 'saved' : 'given',
    dateOrigin: kind === 'like' || isOfToday ? 'today' : 'typed',
    origin: { kind, id, reference, state, draft: storedDraft(payment), names: namesOf(payment) },
    fieldErrors: refusals,
    problem: null,
  }
}

const namesOf = ({ company, fsbLicense, product }: PaymentDetail): Record<string, string> => ({
  [company.id]: company.name,
  ...(fsbLicense && { [fsbLicense.id]: fsbLicense.number }),
  ...(product && { [product.id]: product.name }),
})

async function startBlank(params: StartParams, today: IsoDate, problem: string | null): Promise<PaymentStart> {
  const [rate, chosen] = await Promise.all([latestRate('RUB', today), chosenRecords(params)])
  const unknown = chosen.fieldErrors
  const refusals = chosen.ids.companyId ? await refusalsOf(chosen.ids, today) : {}
  const fieldErrors = { ...refusals, ...unknown }
  const draft: PaymentDraft = {
    ...blankDraft(),
    ...chosen.ids,
    paymentDate: formatDate(today),
    ...(rate && { rate: rate.rate, rateDate: formatDate(rate.rateDate), rateSource: rate.source }),
  }
  return {
    draft: without(draft, fieldErrors),
    rateOrigin: 'saved',
    dateOrigin: 'today',
    origin: null,
    fieldErrors,
    problem,
  }
}

type Ids = Pick<PaymentDraft, 'companyId' | 'fsbLicenseId' | 'productId'>

/** A draft without the records that were refused; without a company it has no records at all. */
const without = (draft: PaymentDraft, refusals: Record<string, string>): PaymentDraft => ({
  ...draft,
  companyId: refusals.companyId ? '' : draft.companyId,
  fsbLicenseId: refusals.companyId || refusals.fsbLicenseId ? '' : draft.fsbLicenseId,
  productId: refusals.companyId || refusals.productId ? '' : draft.productId,
})

/** Why the chosen records cannot be used in a new entry, at their fields: the messages that recording would give. */
async function refusalsOf({ companyId, fsbLicenseId, productId }: Ids, today: IsoDate) {
  const known = (id: string) => (isRecordId(id) ? id : undefined)
  const input = { companyId, fsbLicenseId: known(fsbLicenseId), productId: known(productId), paymentDate: today }
  const { records } = await readContext(input)
  const messages = refuseRecords({ ...blankInput(today), companyId }, 'requested', records)
  const asked = { companyId, fsbLicenseId, productId }
  return Object.fromEntries(
    Object.entries(messages).filter(([field]) => Object.hasOwn(asked, field) && asked[field as keyof Ids] !== ''),
  )
}

/** The records that the address names. The company follows from a license or a product where it is not named. */
async function chosenRecords({ company = '', license = '', product = '' }: StartParams) {
  const COMPANY = { select: { companyId: true } } as const
  const [ofLicense, ofProduct, known] = await Promise.all([
    isRecordId(license) ? db.fsbLicense.findUnique({ where: { id: license }, ...COMPANY }) : null,
    isRecordId(product) ? db.product.findUnique({ where: { id: product }, ...COMPANY }) : null,
    isRecordId(company) ? db.company.findUnique({ where: { id: company }, select: { id: true } }) : null,
  ])
  const fieldErrors: Record<string, string> = {}
  if (company && !known) fieldErrors.companyId = 'The address names a company that does not exist. Choose one'
  if (license && !ofLicense)
    fieldErrors.fsbLicenseId = 'The address names an FSB license that does not exist. Choose one'
  if (product && !ofProduct) fieldErrors.productId = 'The address names a product that does not exist. Choose one'
  const companyId = company || (ofLicense ?? ofProduct)?.companyId || ''
  return {
    ids: { companyId: known || !company ? companyId : '', fsbLicenseId: license, productId: product },
    fieldErrors,
  }
}
