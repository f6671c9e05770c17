import { beforeAll, describe, expect, it } from 'vitest'
import { frameFacts } from '@/lib/identity/organisation/frame-facts'
import type { Actor } from '@/lib/permissions/permissions'
import { archiveCompany } from '@/lib/records/companies/archive-company'
import { readTodaysWork, readWatch } from '@/lib/reporting/overview/overview'
import { asOwner } from '@/test/database/database'
import { readsOf } from '@/test/database/query-plans'
import { paramsOf } from '@/test/files/params'
import { addPaymentIn, arrangeLedger, type Subject } from '@/test/ledger/ledger-arrangement'
import { listPayments } from '../list/payment-list'
import { paymentListSchema } from '../list/payment-list-params'
import { totalPayments } from '../list/payment-totals'

// Waiting payments are rare, paid ones are not: a query for the rare states reads the index by state,
// regardless of the length of the ledger.

let people: Record<'analyst' | 'manager' | 'auditor' | 'administrator', Actor>
let subject: Subject

const PAID = 20_000
const params = (address: string) => paramsOf(paymentListSchema, new URLSearchParams(address))

beforeAll(async () => {
  const arranged = await arrangeLedger()
  people = arranged.people
  subject = arranged.subject
  await addPaymentIn('requested', subject, people.manager.id)
  await addPaymentIn('approved', subject, people.manager.id)
  const paid = await addPaymentIn('paid', subject, people.manager.id)
  await asOwner.query('ALTER TABLE payment DISABLE TRIGGER USER')
  await asOwner.query(
    `INSERT INTO payment SELECT copy.* FROM payment p, generate_series(1, ${PAID}) n,
       jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'reference', 'C-' || n,
         'idempotency_key', gen_random_uuid())) AS copy
     WHERE p.id = $1`,
    [paid],
  )
  await asOwner.query('ALTER TABLE payment ENABLE TRIGGER USER')
  await asOwner.query('ANALYZE payment')
})

describe('in a ledger of many paid payments, the index by state is used by', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['the frame of every page of a manager', () => frameFacts(people.manager)],
    ['the overview of a manager', () => readTodaysWork(people.manager)],
    ['the overview of an analyst', () => readTodaysWork(people.analyst)],
    ['the overview of an auditor', () => readTodaysWork(people.auditor)],
    ['what the overview watches', () => readWatch()],
    ['the list of one rare state', () => listPayments(params('state=in_review'))],
    ['the list of two rare states', () => listPayments(params('state=requested&state=blocked'))],
    ['archiving a company', () => archiveCompany(people.analyst, { id: subject.companyId, reason: 'Sold' })],
    ['the totals of a rare state', () => totalPayments(params('state=violation&payee=fsb'))],
  ])('%s', async (_what, body) => {
    const reads = await readsOf('payment', body)
    expect(reads.length).toBeGreaterThan(0)
    for (const { sql, by } of reads) expect(by, sql).not.toContain('Seq Scan')
    expect(reads.flatMap(({ by }) => by)).toContain('payment_state_payment_date_id_idx')
  })
})
