import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { asApplication, asOwner, db } from '@/test/database/database'
import { addCompany, addLicense, addPayment } from '@/test/ledger/ledger'
import { addActors } from '@/test/rules/use-cases'
import { archiveCompany } from './archive-company'

let actors: Awaited<ReturnType<typeof addActors>>
beforeAll(async () => {
  actors = await addActors()
})

test('archiving waits for a payment that is being recorded, and then finds it pending', async () => {
  const companyId = await addCompany(`Company ${randomUUID()}`)
  const payment = { companyId, recordedById: actors.analyst.id, amountCents: 100, paymentDate: '2026-06-15' }
  const fsbLicenseId = await addLicense(companyId)
  const recorder = await asApplication.connect()
  try {
    await recorder.query('BEGIN')
    await addPayment({ ...payment, fsbLicenseId }, recorder)
    const archiving = archiveCompany(actors.manager, { id: companyId, reason: 'no longer ours' })
    await expect.poll(waitingForLocks, { timeout: 10_000 }).toBeGreaterThan(0)
    await recorder.query('COMMIT')
    expect(await archiving).toMatchObject({ ok: false, refusal: { kind: 'conflict' } })
  } finally {
    recorder.release()
  }
  expect(await db.company.findUniqueOrThrow({ where: { id: companyId } })).toMatchObject({ archivedAt: null })
})

const waitingForLocks = async (): Promise<number> => {
  const { rows } = await asOwner.query('SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted')
  return rows[0].count
}
