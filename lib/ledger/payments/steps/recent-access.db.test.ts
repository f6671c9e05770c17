import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { decisionMarksOf } from '@/lib/audit/events/decision-marks'
import { choosePassword } from '@/lib/identity/passwords/choose-password'
import { confirmAccess } from '@/lib/identity/people/confirm-access'
import { renewPasswordLink } from '@/lib/identity/people/renew-password-link'
import { paymentListSchema } from '@/lib/ledger/payments/list/payment-list-params'
import { asOwner, db } from '@/test/database/database'
import { paramsOf } from '@/test/files/params'
import { addLicenseFor, addSubject, arrangeLedger, type Subject, typedPayment } from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { listPayments } from '../list/payment-list'
import { readPayment } from '../payment-detail'
import { recordPayment } from '../record-payment'
import { decidePayment } from './decide-payment'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject

beforeAll(async () => {
  people = (await arrangeLedger()).people
  subject = await addSubject(people.analyst.id)
})

async function approvedPayment(): Promise<string> {
  const typed = typedPayment(subject, { fsbLicenseId: await addLicenseFor(subject) })
  const { paymentId } = await valueIn(recordPayment(people.analyst, randomUUID(), typed))
  await valueIn(
    decidePayment(people.manager, { paymentId, decision: 'approve', expectedState: 'requested', reason: '' }),
  )
  return paymentId
}

async function marksOf(paymentId: string) {
  const event = await db.auditEvent.findFirst({ where: { targetId: paymentId, verb: 'payment.approved' } })
  const { rows } = await listPayments(paramsOf(paymentListSchema, new URLSearchParams()))
  const detail = await readPayment(paymentId)
  return {
    trail: decisionMarksOf(event?.after ?? null).recentAccess ?? null,
    list: rows.find(({ id }) => id === paymentId)?.isMarked,
    page: detail?.transitions.at(-1)?.facts.recentAccess ?? null,
  }
}

it('an approval within seven days after someone else’s password link was used is marked for ever', async () => {
  expect(await marksOf(await approvedPayment())).toEqual({ trail: null, list: false, page: null })
  const administrator = await db.person.create({
    data: { email: 'tom@cedarline.example', name: 'Tom Weber', role: 'administrator', passwordHash: 'stored' },
  })
  const { version } = await db.person.findUniqueOrThrow({ where: { id: people.manager.id } })
  const link = await valueIn(renewPasswordLink(administrator, { id: people.manager.id, version }))
  const grant = await db.accessGrant.findFirstOrThrow({ where: { personId: people.manager.id } })
  await valueIn(confirmAccess(people.otherManager, { id: grant.id }))
  expect(await marksOf(await approvedPayment())).toEqual({ trail: null, list: false, page: null })
  const token = link.path.split('#')[1] ?? ''
  await valueIn(choosePassword({ token, password: 'ginger lantern overpass tundra' }))

  const paymentId = await approvedPayment()
  const mark = expect.stringMatching(/^password link given by Tom Weber on \d{4}-\d{2}-\d{2}$/)
  expect(await marksOf(paymentId)).toEqual({ trail: mark, list: true, page: mark })

  await asOwner.query('ALTER TABLE access_grant DISABLE TRIGGER USER')
  await asOwner.query("UPDATE access_grant SET effective_at = effective_at - interval '7 days'")
  expect(await marksOf(await approvedPayment())).toEqual({ trail: null, list: false, page: null })
  expect(await marksOf(paymentId)).toEqual({ trail: mark, list: true, page: mark })

  await asOwner.query(
    "UPDATE access_grant SET second_person = 'none_exists', confirmed_at = NULL, confirmed_by_id = NULL",
  )
  expect((await marksOf(await approvedPayment())).trail).toContain('without a second person')
})
