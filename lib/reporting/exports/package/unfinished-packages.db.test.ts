import { beforeAll, expect, test } from 'vitest'
import { Prisma } from '@/generated/prisma/client'
import { attestRows } from '@/lib/audit/books/attest-rows'
import { verifyBooks } from '@/lib/audit/books/verify-books'
import { makeSealOfSnapshot } from '@/lib/audit/chains/make-seal'
import { openSnapshot } from '@/lib/database/as-of/snapshot'
import { asOwner } from '@/test/database/database'
import { addPayers, packageFor } from '@/test/files/packages'
import { addActors } from '@/test/rules/use-cases'
import { createPackage } from '../create-package'

// A package makes its seal before its events: a ledger with packages under way, or never taken, has no fault.

let actors: Awaited<ReturnType<typeof addActors>>

beforeAll(async () => {
  actors = await addActors()
  await addPayers(actors.analyst.id, ['Kestrel'])
  await attestRows()
})

const faults = async () => (await verifyBooks()).faults
const newestSeal = async (): Promise<number> =>
  (await asOwner.query('SELECT max(number)::int AS number FROM seal')).rows[0].number

/** Changes a seal past the trigger that refuses it. */
async function changeSeal(number: number): Promise<void> {
  await asOwner.query('ALTER TABLE seal DISABLE TRIGGER USER')
  await asOwner.query(`UPDATE seal SET root = repeat('0', 64) WHERE number = $1`, [number])
  await asOwner.query('ALTER TABLE seal ENABLE TRIGGER USER')
}

test('a seal whose package was not begun is not a fault', async () => {
  const snapshot = await openSnapshot(null)
  const { rows } = await snapshot.query<{ id: string }>(Prisma.sql`SELECT pg_export_snapshot() AS id`)
  await makeSealOfSnapshot(actors.auditor.id, rows[0]?.id ?? '')
  await snapshot.close(false)
  expect(await faults()).toEqual([])
})

test('a download that is not taken leaves no fault, and its seal is compared', async () => {
  const begun = await createPackage(actors.auditor, { report: 'payments', search: new URLSearchParams() })
  if (begun.ok) begun.value.body.destroy()
  expect(await faults()).toEqual([])
  const number = await newestSeal()
  await changeSeal(number)
  expect((await faults()).map(({ row }) => row)).toEqual([`seal ${number}`])
})

test('the seal of a finished package is compared', async () => {
  await packageFor(actors.auditor, 'payments')
  const number = await newestSeal()
  expect((await faults()).map(({ row }) => row)).not.toContain(`seal ${number}`)
  await changeSeal(number)
  expect((await faults()).map(({ row }) => row)).toContain(`seal ${number}`)
})
