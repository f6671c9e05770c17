import { beforeAll, describe, expect, it } from 'vitest'
import { makeProduct } from '@/prisma/factories'
import { asOwner, db } from '@/test/database/database'
import { addCompany, addLicense, addPayment, addPerson } from '@/test/ledger/ledger'
import { isBeforeFirstPayment, readFirstSteps } from './first-steps'

const undone = async () => (await readFirstSteps()).filter(({ isDone }) => !isDone).map(({ key }) => key)

describe('the first steps', () => {
  beforeAll(() => asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', false)"))

  it('are ticked one by one by the records', async () => {
    expect(await undone()).toEqual(['people', 'company', 'product', 'fsb-license', 'payment'])
    await addPerson('Ada', 'administrator')
    const manager = await addPerson('Ingrid', 'manager')
    expect(await undone(), 'no one decides on their own entries').toContain('people')
    const analyst = await addPerson('Tomas', 'analyst')
    expect(await undone()).toEqual(['company', 'product', 'fsb-license', 'payment'])
    await asOwner.query('UPDATE person SET deactivated_at = now() WHERE id = $1', [manager])
    expect(await undone(), 'a deactivated manager decides nothing').toContain('people')
    await addPerson('Ines', 'manager')

    const companyId = await addCompany('Company')
    expect(await undone()).toEqual(['product', 'fsb-license', 'payment'])
    await makeProduct(db, { id: companyId })
    expect(await undone()).toEqual(['fsb-license', 'payment'])
    const fsbLicenseId = await addLicense(companyId)
    expect(isBeforeFirstPayment(await readFirstSteps())).toBe(true)
    await addPayment({ companyId, fsbLicenseId, recordedById: analyst, amountCents: 1_000, paymentDate: '2026-05-05' })
    expect(await undone()).toEqual([])
    expect(isBeforeFirstPayment(await readFirstSteps())).toBe(false)
  })
})
