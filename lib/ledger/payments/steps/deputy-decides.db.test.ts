import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { beforeAll, expect, it } from 'vitest'
import { verifyAllChains } from '@/lib/audit/chains/verify-all-chains'
import { decisionMarksOf } from '@/lib/audit/events/decision-marks'
import { deputyToday } from '@/lib/identity/deputies/deputy-queries'
import { endDeputyship } from '@/lib/identity/deputies/end-deputyship'
import { nameDeputy } from '@/lib/identity/deputies/name-deputy'
import { addDays } from '@/lib/kernel/calendar'
import type { Actor } from '@/lib/permissions/permissions'
import { createExport } from '@/lib/reporting/exports/create-export'
import { db } from '@/test/database/database'
import { paramsOf } from '@/test/files/params'
import {
  addLicenseFor,
  addPaymentIn,
  addSubject,
  arrangeLedger,
  type Subject,
  today,
  typedPayment,
} from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { listPayments } from '../list/payment-list'
import { paymentListSchema } from '../list/payment-list-params'
import { readPayment } from '../payment-detail'
import { recordPayment } from '../record-payment'
import { decidePayment } from './decide-payment'
import { decideVoid, voidPayment } from './void-payment'

// A deputy decides like every other manager, and what they decide is marked while they are the deputy.

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject
const lastDay = addDays(today(), 9)

beforeAll(async () => {
  people = (await arrangeLedger()).people
  subject = await addSubject(people.analyst.id)
  const { manager, otherManager } = people
  await valueIn(nameDeputy(manager, { deputyId: otherManager.id, firstDay: today(), lastDay, reason: '' }))
})

async function recordedBy(actor: Actor): Promise<string> {
  const typed = typedPayment(subject, { fsbLicenseId: await addLicenseFor(subject), amount: '10.00' })
  return (await valueIn(recordPayment(actor, randomUUID(), typed))).paymentId
}

const decide = (actor: Actor, paymentId: string, decision: 'approve' | 'reject') =>
  decidePayment(actor, { paymentId, decision, expectedState: 'requested', reason: 'as agreed with the company' })

async function marksOf(paymentId: string) {
  const events = await db.auditEvent.findMany({ where: { targetId: paymentId }, orderBy: { seq: 'asc' } })
  const { rows } = await listPayments(paramsOf(paymentListSchema, new URLSearchParams()))
  const detail = await readPayment(paymentId)
  return {
    trail: events.flatMap(({ after }) => decisionMarksOf(after).deputyOf ?? []),
    list: rows.find(({ id }) => id === paymentId)?.isByDeputy,
    page: detail?.transitions.flatMap(({ facts }) => facts.deputyOf ?? []),
  }
}
const UNMARKED = { trail: [], list: false, page: [] }
const MARK = `The manager until ${lastDay}`

it.each(['approve', 'reject'] as const)('what a deputy decides is marked: %s', async (decision) => {
  const paymentId = await recordedBy(people.analyst)
  await valueIn(decide(people.otherManager, paymentId, decision))
  expect(await marksOf(paymentId)).toEqual({ trail: [MARK], list: true, page: [MARK] })
})

it('a void that a deputy confirms is marked in the decision and in the step', async () => {
  const paymentId = await addPaymentIn('paid', await addSubject(people.analyst.id), people.manager.id, {
    paymentDate: today(),
  })
  const reason = 'typed twice by mistake'
  await valueIn(voidPayment(people.analyst, { paymentId, expectedState: 'paid', reason, ground: 'no_debit' }))
  await valueIn(decideVoid(people.otherManager, { paymentId, confirm: '1' }))
  expect(await marksOf(paymentId)).toEqual({ trail: [MARK, MARK], list: true, page: [MARK] })
})

it('a deputy cannot decide what the deputy recorded', async () => {
  const paymentId = await recordedBy(people.otherManager)
  expect(await decide(people.otherManager, paymentId, 'approve')).toMatchObject({ refusal: { kind: 'forbidden' } })
  expect(await marksOf(paymentId)).toEqual(UNMARKED)
})

it('the file of payments has the mark, and after the end nothing new is marked', async () => {
  const marked = await recordedBy(people.analyst)
  await valueIn(decide(people.otherManager, marked, 'approve'))
  const [deputyship] = await deputyToday(people.otherManager.id, today())
  await valueIn(endDeputyship(people.manager, { id: deputyship?.id ?? '' }))
  const later = await recordedBy(people.analyst)
  await valueIn(decide(people.otherManager, later, 'approve'))
  expect(await marksOf(later)).toEqual(UNMARKED)
  expect(await marksOf(marked)).toEqual({ trail: [MARK], list: true, page: [MARK] })

  const order = { report: 'payments', search: new URLSearchParams(), format: 'jsonl' } as const
  const file = await text((await valueIn(createExport(people.auditor, order))).body)
  const rows: Record<string, unknown>[] = file
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const written = (id: string) => rows.find((row) => row['Payment id'] === id)?.['Decided as the deputy of']
  expect([written(marked), written(later) || null]).toEqual([MARK, null])
  expect((await verifyAllChains()).faults).toEqual([])
})
