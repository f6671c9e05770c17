import { beforeAll, describe, expect, it } from 'vitest'
import { asOwner } from '@/test/database/database'
import { addCompany, addLicense, addPaidPayment, addPerson } from '@/test/ledger/ledger'
import { readInstallationDuties, readProofDuties } from './duties'

let auditor = ''

beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', false)")
  auditor = await addPerson('Auditor', 'auditor')
  const analyst = await addPerson('Tomas', 'analyst')
  const manager = await addPerson('Ingrid', 'manager')
  const companyId = await addCompany('Company')
  const fsbLicenseId = await addLicense(companyId)
  for (const year of [2023, 2024, 2026]) {
    const payment = { companyId, fsbLicenseId, recordedById: analyst, amountCents: 1_000, paymentDate: `${year}-05-05` }
    await addPaidPayment(payment, manager)
  }
})

describe('what a role looks after', () => {
  it('lists the ended years with entries that are not signed, newest first', async () => {
    expect((await readProofDuties(auditor, 2026)).unsignedYears).toEqual([2024, 2023])
    expect((await readProofDuties(auditor, 2027)).unsignedYears).toEqual([2026, 2024, 2023])
    expect((await readProofDuties(auditor, 2026)).readyFileCount).toBe(0)
  })

  it('counts the people who have not chosen a password, and none of a demo, which has no passwords', async () => {
    await asOwner.query("UPDATE person SET password_hash = 'x'")
    expect((await readInstallationDuties()).invitedCount).toBe(0)
    await asOwner.query('UPDATE person SET password_hash = NULL')
    expect((await readInstallationDuties()).invitedCount).toBe(3)
    await asOwner.query("UPDATE person SET deactivated_at = now() WHERE name = 'Tomas'")
    expect((await readInstallationDuties()).invitedCount).toBe(2)
    await asOwner.query(
      "INSERT INTO person_identity (person_id, issuer, subject) SELECT id, 'x', 'y' FROM person WHERE id = $1",
      [auditor],
    )
    const invited = (await readInstallationDuties()).invitedCount
    await asOwner.query('UPDATE organisation SET demo = true')
    expect([invited, (await readInstallationDuties()).invitedCount]).toEqual([1, 0])
    expect((await readInstallationDuties()).failedJobCount).toBe(0)
  })
})
