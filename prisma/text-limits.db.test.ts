import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { yearOf } from '@/lib/kernel/calendar'
import { voidPayment } from '@/lib/ledger/payments/steps/void-payment'
import { asOwner, db } from '@/test/database/database'
import { addSubject, arrangeLedger, record, refusalOf, type Subject, today } from '@/test/ledger/ledger-arrangement'
import { settling } from '@/test/ledger/settling'
import { valueIn } from '@/test/rules/use-cases'
import { type EntryJson, entryJson } from './factories'

// The longest text of each field holds for a new row, whatever the code above sends. A stored row may hold a longer
// one.

const CHECK_VIOLATION = '23514'
let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject

beforeAll(async () => {
  people = (await arrangeLedger()).people
})
beforeEach(async () => {
  subject = await addSubject(people.analyst.id)
})

const text = (length: number) => 'x'.repeat(length)

describe('a new payment', () => {
  it.each([
    ['payeeName', 200],
    ['payeeAddress', 1000],
    ['note', 2000],
    ['payerAccount', 34],
  ])('holds a text of %s up to %i characters and no longer one', async (field, limit) => {
    const withText = (length: number) => record(entryJson({ ...subject, [field]: text(length) }))
    expect(await withText(limit)).toMatchObject({ status: 'recorded' })
    expect(await refusalOf(withText(limit + 1))).toBe(CHECK_VIOLATION)
  })

  it.each([
    ['name', 300],
    ['address', 5000],
    ['region', 200],
    ['city', 200],
    ['postalCode', 40],
  ])('has parties whose %s is at most %i characters', async (field, limit) => {
    const consignee = { role: 'consignee', name: 'N', address: 'A', country: 'RU', outcome: 'clear', verdict: {} }
    const withText = (length: number) => {
      const destinations = [{ ...consignee, [field]: text(length) }] as unknown as EntryJson['destinations']
      return record(entryJson({ ...subject, destinations }))
    }
    expect(await withText(limit)).toMatchObject({ status: 'recorded' })
    expect(await refusalOf(withText(limit + 1))).toBe(CHECK_VIOLATION)
  })

  it('is held to the limit where it corrects one whose text is another', async () => {
    const { paymentId } = await record(entryJson({ ...subject, note: text(2000) }))
    const correction = entryJson({ ...subject, correctsId: paymentId, note: text(2001) })
    expect(await refusalOf(record(correction))).toBe(CHECK_VIOLATION)
  })
})

describe('a payment stored with texts over the limit', () => {
  const note = 'Invoice 7'
  const { approved, pay, stored } = settling(
    () => people,
    () => subject,
  )

  /** Lengthens texts of a payment with 2,001 blanks, which the rules do not read. */
  async function lengthen(paymentId: string): Promise<void> {
    for (const [table, columns, key] of [
      ['payment', ['payee_name', 'payee_address', 'note'], 'id'],
      ['payment_destination', ['name'], 'payment_id'],
    ] as const) {
      const texts = columns.map((column) => `${column} = ${column} || repeat(' ', 2001)`).join(', ')
      await asOwner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
      await asOwner.query(`UPDATE ${table} SET ${texts} WHERE ${key} = $1`, [paymentId])
      await asOwner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
    }
  }

  it('is approved and paid', async () => {
    const paymentId = await approved({ note }, lengthen)
    expect(await valueIn(pay(paymentId))).toMatchObject({ state: 'paid' })
  })

  it('is approved and voided', async () => {
    const paymentId = await approved({ note }, lengthen)
    const request = { paymentId, expectedState: 'approved' as const, reason: 'Recorded twice' }
    expect(await valueIn(voidPayment(people.analyst, request))).toMatchObject({ waits: false })
    expect((await stored(paymentId)).state).toBe('voided')
  })

  it('is debited in another year, as an entry with the same texts', async () => {
    const nextYear = yearOf(today()) + 1
    const paymentId = await approved({ note, paymentDate: `${nextYear}-01-02` }, lengthen)
    const { recordedAs } = await valueIn(pay(paymentId))
    expect((await stored(paymentId)).state).toBe('voided')
    const debit = await db.payment.findUniqueOrThrow({
      where: { reference: recordedAs ?? '' },
      include: { destinations: true },
    })
    expect(debit.payeeName.length).toBeGreaterThan(2000)
    expect(debit.payeeAddress.length).toBeGreaterThan(2000)
    expect(debit.destinations[0]?.name.length).toBeGreaterThan(2000)
  })
})
