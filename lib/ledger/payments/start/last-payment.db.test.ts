import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/test/database/database'
import { joinCompanies } from '@/test/ledger/joined-companies'
import {
  addLicenseFor,
  addSubject,
  arrangeLedger,
  type Subject,
  today,
  typedPayment,
} from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { recordPayment } from '../record-payment'
import { decidePayment } from '../steps/decide-payment'
import { voidPayment } from '../steps/void-payment'
import { lastPayment } from './last-payment'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject
beforeAll(async () => {
  people = (await arrangeLedger()).people
})
beforeEach(async () => {
  subject = await addSubject(people.analyst.id)
})

const record = (changes: object = {}) =>
  valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(subject, changes)))
const offered = async (of: Partial<Subject> = {}) => {
  const { companyId, fsbLicenseId } = { ...subject, ...of }
  return (await valueIn(lastPayment(people.analyst, companyId, fsbLicenseId))).payment
}
describe('the last payment for a license', () => {
  it('is offered with its payee, fee, account and destinations, and without what belongs to one debit', async () => {
    await record({ amount: '90.00' })
    const { reference } = await record({
      payerAccount: 'DE02120300000000202051',
      invoiceDate: today(),
      postingDate: today(),
      note: 'Invoice 7',
    })
    const found = await offered()
    expect(found).toMatchObject({ reference, state: 'requested', recordedOn: today() })
    expect(found?.draft).toMatchObject({
      payeeName: 'FSB, licensing centre',
      currency: 'USD',
      amount: '100.00',
      payerAccount: 'DE02120300000000202051',
      destinations: [{ role: 'consignee', name: 'Meridian Retail LLC', country: 'RU' }],
      ...{ invoiceDate: '', postingDate: '', alreadyPaid: '', note: '', rate: '', bankUsd: '', correctsId: '' },
    })
  })

  it('carries no answer of the screening', async () => {
    await record()
    expect(JSON.stringify(await offered())).not.toMatch(/verdict|outcome|reasons/)
  })

  it('is none without one, for another license and for ids that are not ids', async () => {
    expect(await offered()).toBeNull()
    await record()
    expect(await offered({ fsbLicenseId: await addLicenseFor(subject) })).toBeNull()
    expect(await offered({ companyId: (await addSubject(people.analyst.id)).companyId })).toBeNull()
    expect(await offered({ companyId: 'x' })).toBeNull()
  })

  it('is not a blocked entry, one in review or a rejected one: the one before is offered', async () => {
    const { reference } = await record({ amount: '90.00' })
    const yalta = [{ role: 'consignee', name: 'OOO Chernomor', address: 'Yalta, Crimea', country: 'RU' }]
    expect((await record({ destinations: yalta })).state).toBe('blocked')
    expect((await record({ payeeKind: 'state_duty', amount: '40.00' })).state).toBe('in_review')
    const rejected = await record({ amount: '60.00', payeeName: 'FSB, the archive' })
    const reject = { ...rejected, decision: 'reject', expectedState: rejected.state, reason: 'Asked twice' } as const
    await valueIn(decidePayment(people.manager, reject))
    expect((await offered())?.reference).toBe(reference)
  })

  it.each(['requested', 'confirmed'] as const)('is not one whose void was %s', async (step) => {
    const { reference } = await record({ amount: '90.00' })
    const alreadyPaid = step === 'requested' ? 'on' : ''
    const { paymentId, state } = await record({ amount: '70.00', payeeName: 'FSB, the archive', alreadyPaid })
    expect((await offered())?.id).toBe(paymentId)
    const given = { paymentId, expectedState: state, ground: 'no_debit', reason: 'Entered twice' } as const
    await valueIn(voidPayment(people.analyst, given))
    expect((await offered())?.reference).toBe(reference)
  })

  it('is not offered for an archived license or company, and leaves an archived product out', async () => {
    await record()
    const archivedAt = new Date()
    await db.product.update({ where: { id: subject.productId }, data: { archivedAt } })
    expect((await offered())?.draft.productId).toBe('')
    await db.fsbLicense.update({ where: { id: subject.fsbLicenseId }, data: { archivedAt } })
    expect(await offered()).toBeNull()
    await db.fsbLicense.update({ where: { id: subject.fsbLicenseId }, data: { archivedAt: null } })
    await db.company.update({ where: { id: subject.companyId }, data: { archivedAt } })
    expect(await offered()).toBeNull()
  })

  it('is not offered for a company that was merged into another, which has its own', async () => {
    const into = await addSubject(people.analyst.id)
    await record()
    await joinCompanies(subject, into, { askedBy: people.manager.id, decidedBy: people.otherManager.id })
    expect(await offered()).toBeNull()
    expect(await offered(into)).toBeNull()
    const { reference } = await valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(into)))
    expect((await offered(into))?.reference).toBe(reference)
  })

  it('is refused to a role that may not record', async () => {
    expect(await lastPayment(people.auditor, subject.companyId, subject.fsbLicenseId)).toMatchObject({
      ok: false,
      refusal: { kind: 'forbidden' },
    })
  })
})
