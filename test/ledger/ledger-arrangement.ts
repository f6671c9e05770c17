import type pg from 'pg'
import { dateIn, yearOf } from '@/lib/kernel/calendar'
import { entryJson, makeFsbLicense, makeOrganisation, makeSubject } from '@/prisma/factories'
import { asApplication, db } from '../database/database'
import { addActors } from '../rules/use-cases'

// Shared by the tests of the ledger: an organisation with a person of each role, subjects to pay for, and direct calls
// of the ledger's functions.

/** The organisation, a person of each role with a second manager, and one company to pay for. */
export async function arrangeLedger({ demo = true } = {}) {
  await makeOrganisation(db, { demo })
  const people = await addActors()
  const { manager: otherManager } = await addActors()
  return { people: { ...people, otherManager }, subject: await addSubject(people.analyst.id) }
}

/** A company with a license and a product for an entry. */
export async function addSubject(recordedById: string) {
  const { company, product, fsbLicense } = await makeSubject(db)
  return { companyId: company.id, productId: product.id, fsbLicenseId: fsbLicense.id, recordedById }
}
export type Subject = Awaited<ReturnType<typeof addSubject>>

/** Another FSB license of a company for the same product. */
export const addLicenseFor = async (subject: Subject): Promise<string> =>
  (await makeFsbLicense(db, { id: subject.companyId }, [{ id: subject.productId }])).id

/** The answer of record_payment. */
export type RecordAnswer = {
  status: 'recorded' | 'repeated' | 'conflict'
  paymentId: string
  reference: string
  state: string
  headroom: { capCents: number; usedCents: number; reservedCents: number }
}

type Client = Pick<pg.ClientBase, 'query'>

const call = async <Answer>(name: string, given: object, client: Client): Promise<Answer> =>
  (await client.query(`SELECT ${name}($1::jsonb) AS answer`, [JSON.stringify(given)])).rows[0].answer

/** Calls record_payment directly as the application's role, without a use case. */
export const record = (entry: ReturnType<typeof entryJson>, client: Client = asApplication) =>
  call<RecordAnswer>('record_payment', entry, client)

/** Calls another function of the ledger the same way. */
export const callLedger = (
  name:
    | ('move_payment' | 'settle_payment' | 'settle_in_another_year' | 'ask_void' | 'decide_void')
    | ('append_audit_event' | 'set_year_closed' | 'ask_year_reopening' | 'decide_year_reopening')
    | ('ask_company_join' | 'decide_company_join'),
  given: object,
  client: Client = asApplication,
) => call<{ status: string; state?: string }>(name, given, client)

/** Records a payment and brings it to the given state; returns its id. */
export async function addPaymentIn(
  state: 'requested' | 'approved' | 'paid',
  subject: Subject,
  managerId: string,
  given: Partial<Parameters<typeof entryJson>[0]> = {},
): Promise<string> {
  const { paymentId } = await record(entryJson({ ...subject, ...given }))
  const move = (expectedState: string, toState: string, facts = {}) =>
    callLedger('move_payment', { paymentId, expectedState, toState, actorId: managerId, facts })
  if (state !== 'requested') await move('requested', 'approved')
  if (state === 'paid') {
    const debitDate = given.paymentDate ?? entryJson(subject).paymentDate
    await move('approved', 'paid', { bankReference: 'B-1', debitDate, postingDate: debitDate })
  }
  return paymentId
}

/** The SQLSTATE a statement was refused with; null when it was not. */
export async function refusalOf(statement: Promise<unknown>): Promise<string | null> {
  try {
    await statement
    return null
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

/** The headroom of a company in a year from the rollup. */
export async function roomOf(companyId: string, year = yearOf(today())) {
  const room = await db.companyYear.findUnique({ where: { companyId_year: { companyId, year } } })
  return { usedCents: room?.usedCents ?? 0, reservedCents: room?.reservedCents ?? 0 }
}

/** Today in the organisation's zone, as the use cases see it. */
export const today = (): string => dateIn(new Date(), 'America/New_York')

/** The payment form as it is typed: $100 to the FSB today, for goods to Moscow. Every rule clears it. */
export const typedPayment = (subject: Subject, changes: object = {}) => ({
  companyId: subject.companyId,
  fsbLicenseId: subject.fsbLicenseId,
  productId: subject.productId,
  purpose: 'paying',
  payeeKind: 'fsb',
  payeeName: 'FSB, licensing centre',
  currency: 'USD',
  amount: '100.00',
  paymentDate: today(),
  destinations: [
    { role: 'consignee', name: 'Meridian Retail LLC', address: 'Tverskaya ul. 7, Moscow, 125009', country: 'RU' },
  ],
  ...changes,
})
