import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it, vi } from 'vitest'
import { archiveFsbLicense } from '@/lib/records/fsb-licenses/archive-fsb-license'
import { asOwner, db } from '@/test/database/database'
import { runJobs } from '@/test/database/jobs'
import { addSubject, arrangeLedger, typedPayment } from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { recordPayment } from '../record-payment'
import { reservedPaymentsJob } from './ask-reserved-again'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  people = (await arrangeLedger({ demo: true })).people
})

const stateOf = async (id: string) => (await db.payment.findUniqueOrThrow({ where: { id } })).state

it('the rules are asked again in a demo after a change of a fact, and not otherwise', async () => {
  const subject = await addSubject(people.analyst.id)
  const { paymentId } = await valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(subject)))
  await asOwner.query(
    `SELECT enqueue_occurrence('{"kind": "reserved-payments", "occurrence": "2026-01-01T00:00:00Z"}')`,
  )
  await asOwner.query("UPDATE fsb_license SET status = 'cancelled' WHERE id = $1", [subject.fsbLicenseId])
  expect(await runJobs([reservedPaymentsJob])).toBe(1)
  expect(await stateOf(paymentId)).toBe('requested')
  const archived = { id: subject.fsbLicenseId, reason: 'It was withdrawn' }
  await valueIn(archiveFsbLicense(people.manager, archived))
  expect(await archiveFsbLicense(people.manager, archived)).toMatchObject({ refusal: { kind: 'conflict' } })
  expect(await runJobs([reservedPaymentsJob])).toBe(1)
  expect(await stateOf(paymentId)).toBe('in_review')
})

it('a payment that fails does not keep the others from being asked about, and the job is tried again', async () => {
  const subject = await addSubject(people.analyst.id)
  const ids: string[] = []
  for (const amount of ['1.00', '2.00', '3.00']) {
    const typed = typedPayment(subject, { amount })
    ids.push((await valueIn(recordPayment(people.analyst, randomUUID(), typed))).paymentId)
  }
  const [failing = '', ...others] = ids.toSorted()
  await asOwner.query(`CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'this payment fails'; END $$`)
  await asOwner.query(`CREATE TRIGGER fails BEFORE UPDATE ON payment FOR EACH ROW
    WHEN (NEW.id = '${failing}') EXECUTE FUNCTION fails()`)
  await asOwner.query("UPDATE fsb_license SET status = 'cancelled' WHERE id = $1", [subject.fsbLicenseId])
  await valueIn(archiveFsbLicense(people.manager, { id: subject.fsbLicenseId, reason: 'It was withdrawn' }))
  expect(await runJobs([reservedPaymentsJob])).toBe(1)
  expect(await Promise.all([failing, ...others].map(stateOf))).toEqual(['requested', 'in_review', 'in_review'])
  await asOwner.query('DROP FUNCTION fails() CASCADE')
  await asOwner.query("UPDATE job SET run_after = now() WHERE state = 'waiting'")
  expect(await runJobs([reservedPaymentsJob])).toBe(1)
  expect(await stateOf(failing)).toBe('in_review')
})

it('a worker is nudged, whichever copy of the module enqueued the job', async () => {
  const started = await import('@/lib/queue/start-worker')
  const run = vi.fn(async () => {})
  started.startWorker([{ kind: 'folded-names', maxAttempts: 1, run }])
  await asOwner.query(`SELECT enqueue_job('{"kind": "folded-names"}')`)
  vi.resetModules()
  const other = await import('@/lib/queue/start-worker')
  other.nudgeWorker()
  await expect.poll(() => run.mock.calls.length, { timeout: 4000 }).toBe(1)
})
