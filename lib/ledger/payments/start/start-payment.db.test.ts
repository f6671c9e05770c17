import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { STATE_WORDS } from '@/lib/compliance/rules/words'
import { addDays, formatDate } from '@/lib/kernel/calendar'
import { db } from '@/test/database/database'
import { joinCompanies } from '@/test/ledger/joined-companies'
import { addSubject, arrangeLedger, type Subject, today, typedPayment } from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { readPaymentForm } from '../form/read-payment-form'
import { recordPayment } from '../record-payment'
import type { StartParams } from './start-params'
import { startPayment } from './start-payment'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject
let other: Subject
beforeAll(async () => {
  people = (await arrangeLedger()).people
  subject = await addSubject(people.analyst.id)
  other = await addSubject(people.analyst.id)
})

const start = (params: StartParams) => valueIn(startPayment(people.analyst, params, today()))
const record = (changes: object = {}, of = subject) =>
  valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(of, changes)))
const UNKNOWN = '0192a4f0-0000-7000-8000-00000000ffff'

describe('the records in the address', () => {
  it.each<[string, () => StartParams, string[]]>([
    ['nothing', () => ({}), []],
    ['a company', () => ({ company: subject.companyId }), ['companyId']],
    [
      'a license, and the company that follows from it',
      () => ({ license: subject.fsbLicenseId }),
      ['companyId', 'fsbLicenseId'],
    ],
    [
      'a product, and the company that follows from it',
      () => ({ product: subject.productId }),
      ['companyId', 'productId'],
    ],
    [
      'all three',
      () => ({ company: subject.companyId, license: subject.fsbLicenseId, product: subject.productId }),
      ['companyId', 'fsbLicenseId', 'productId'],
    ],
  ])('%s', async (_what, params, chosen) => {
    const { draft, fieldErrors, dateOrigin, problem } = await start(params())
    expect(fieldErrors).toEqual({})
    expect(problem).toBeNull()
    for (const name of ['companyId', 'fsbLicenseId', 'productId'] as const)
      expect(draft[name]).toBe(chosen.includes(name) ? subject[name] : '')
    expect([draft.paymentDate, dateOrigin]).toEqual([formatDate(today()), 'today'])
  })

  it.each<[string, () => StartParams, string, RegExp]>([
    ['an unknown company', () => ({ company: UNKNOWN }), 'companyId', /company that does not exist/],
    ['what is not an id', () => ({ company: 'acme' }), 'companyId', /company that does not exist/],
    ['an unknown license', () => ({ license: UNKNOWN }), 'fsbLicenseId', /FSB license that does not exist/],
    ['an unknown product', () => ({ product: 'x' }), 'productId', /product that does not exist/],
    [
      'a license of another company',
      () => ({ company: subject.companyId, license: other.fsbLicenseId }),
      'fsbLicenseId',
      /has no such FSB license/,
    ],
    [
      'a product of another company than the license',
      () => ({ license: subject.fsbLicenseId, product: other.productId }),
      'productId',
      /has no such product/,
    ],
  ])('%s is reported at its field and left empty', async (_what, params, field, message) => {
    const { draft, fieldErrors } = await start(params())
    expect(Object.keys(fieldErrors)).toEqual([field])
    expect(fieldErrors[field]).toMatch(message)
    expect(draft[field as 'companyId']).toBe('')
  })

  it('archived and merged records are reported at their fields', async () => {
    const archivedAt = new Date()
    const old = await addSubject(people.analyst.id)
    await db.fsbLicense.update({ where: { id: old.fsbLicenseId }, data: { archivedAt } })
    expect((await start({ license: old.fsbLicenseId })).fieldErrors.fsbLicenseId).toMatch(/archived/)
    expect((await start({ license: old.fsbLicenseId })).draft.companyId).toBe(old.companyId)
    await db.company.update({ where: { id: old.companyId }, data: { archivedAt } })
    expect((await start({ company: old.companyId })).fieldErrors.companyId).toMatch(/archived/)
    const merged = await addSubject(people.analyst.id)
    await joinCompanies(merged, other, { askedBy: people.manager.id, decidedBy: people.otherManager.id })
    const { draft, fieldErrors } = await start({ license: merged.fsbLicenseId })
    expect(fieldErrors.companyId).toMatch(/merged into/)
    expect([draft.companyId, draft.fsbLicenseId]).toEqual(['', ''])
  })
})

describe('an entry in the address', () => {
  const given = { amount: '250.00', payerAccount: 'DE1', note: 'Invoice 7', invoiceDate: today(), postingDate: today() }
  const yalta = [{ role: 'consignee', name: 'OOO Chernomor', address: 'Yalta, Crimea', country: 'RU' }]

  it('another like it is of today, without the dates, the papers and the note of that debit', async () => {
    const later = addDays(today(), 3)
    const { paymentId, reference } = await record({ ...given, paymentDate: later, postingDate: later })
    const { draft, origin, dateOrigin } = await start({ like: paymentId })
    expect(origin).toMatchObject({ kind: 'like', reference, state: 'requested' })
    expect(dateOrigin).toBe('today')
    expect(draft).toMatchObject({
      ...{ amount: '250.00', payerAccount: 'DE1', fsbLicenseId: subject.fsbLicenseId },
      ...{ paymentDate: formatDate(today()), invoiceDate: '', postingDate: '', note: '', correctsId: '' },
    })
    expect(draft.destinations).toMatchObject([{ name: 'Meridian Retail LLC' }])
  })

  it('another like it reports which of its records is archived since', async () => {
    const old = await addSubject(people.analyst.id)
    const { paymentId } = await record({}, old)
    await db.product.update({ where: { id: old.productId }, data: { archivedAt: new Date() } })
    const { draft, fieldErrors } = await start({ like: paymentId })
    expect(fieldErrors.productId).toMatch(/archived/)
    expect(draft.productId).toBe('')
  })

  it('a blocked entry is entered again as it was, and the ledger links it to its block', async () => {
    const { paymentId, state } = await record({ ...given, destinations: yalta })
    expect(state).toBe('blocked')
    const { draft, origin } = await start({ again: paymentId })
    expect(draft).toMatchObject({ note: 'Invoice 7', amount: '250.00', correctsId: '' })
    expect(origin?.draft.destinations).toMatchObject([{ address: 'Yalta, Crimea' }])
    expect(readPaymentForm(draft, today()).fieldErrors).toEqual({})
    const street = draft.destinations.map((party) => ({ ...party, address: 'Tverskaya ul. 9, Moscow' }))
    const again = await valueIn(recordPayment(people.analyst, randomUUID(), { ...draft, destinations: street }))
    expect(again.state).toBe('in_review')
    const { retryOfId } = await db.payment.findUniqueOrThrow({ where: { id: again.paymentId } })
    expect(retryOfId).toBe(paymentId)
  })

  it('a blocked entry whose day has passed is entered again for today', async () => {
    const { paymentId } = await record({ destinations: yalta, amount: '31.00' })
    const tomorrow = addDays(today(), 1)
    const { draft, dateOrigin, origin } = await valueIn(startPayment(people.analyst, { again: paymentId }, tomorrow))
    expect([draft.paymentDate, dateOrigin]).toEqual([formatDate(tomorrow), 'today'])
    expect(origin?.draft.paymentDate).toBe(formatDate(today()))
  })

  it.each(['like', 'again', 'corrects'] as const)('?%s= of an unknown entry is reported', async (kind) => {
    for (const id of [UNKNOWN, 'x']) {
      const { problem, origin } = await start({ [kind]: id })
      expect([problem, origin]).toEqual(['The address names an entry that does not exist', null])
    }
  })

  it('an entry in another state is reported, and nothing of it is filled in', async () => {
    const { paymentId, reference, state } = await record({ amount: '70.00' })
    for (const kind of ['again', 'corrects'] as const) {
      const { problem, draft } = await start({ [kind]: paymentId })
      expect(problem).toContain(`${reference} is ${STATE_WORDS[state]}: only`)
      expect(draft.payeeName).toBe('')
    }
    const blocked = await record({ destinations: yalta, amount: '32.00' })
    expect((await start({ like: blocked.paymentId })).problem).toContain('is blocked')
  })
})

it('is refused to a role that may not record', async () => {
  expect(await startPayment(people.auditor, {}, today())).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
})
