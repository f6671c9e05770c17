import { beforeAll, expect, it } from 'vitest'
import { paymentListSchema } from '@/lib/ledger/payments/list/payment-list-params'
import { totalPayments } from '@/lib/ledger/payments/list/payment-totals'
import { asOwner } from '@/test/database'
import { addCompany, addLicense, addPayment, addPerson, movePayment } from '@/test/ledger'
import { paramsOf } from '@/test/params'
import { summaryParts } from './document/summary-parts'
import type { SummaryFigures } from './summary-figures'
import { tallyBasis } from './tallies/basis'
import { settleYear } from './tallies/settle-tallies'
import { readYearlySummary } from './yearly-summary'

// A list inside the summary stops at 200 rows. It says so, says how many there are in all, and leads to all of them.

const ZONE = 'America/New_York'
const ROWS = 203

beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  const recordedById = await addPerson('Tomas', 'analyst')
  const companyId = await addCompany('Kestrel')
  const fsbLicenseId = await addLicense(companyId)
  const entry = { companyId, recordedById, fsbLicenseId, amountCents: 100, paymentDate: '2022-03-03' }
  const client = await asOwner.connect()
  for (let number = 0; number < ROWS; number++) {
    const instant = new Date(Date.parse('2022-04-01T12:00:00Z') + number * 60_000).toISOString()
    await client.query("SELECT set_config('headroom.demo_clock', $1, false)", [instant])
    const id = await addPayment(entry, client)
    await movePayment(id, ['requested', 'voided'], recordedById, { reason: `Number ${number}`, client })
    await addPayment({ ...entry, state: 'violation', blockedBy: ['destination'] }, client)
  }
  client.release()
}, 120_000)

const partOf = (figures: SummaryFigures, key: string) => summaryParts(figures, ZONE).find((part) => part.key === key)

async function expectAllToldOf(figures: SummaryFigures) {
  for (const [key, words] of [
    ['corrections', 'The newest 200 of 203 are listed; all of them stand in the list of payments.'],
    ['violations', 'The first 200 of 203 are listed; all of them stand in the list of payments.'],
  ] as const) {
    const part = partOf(figures, key)
    expect([key, part?.table?.rows.length, part?.note]).toEqual([key, 200, expect.stringContaining(words)])
    const search = new URLSearchParams(part?.links?.[0]?.href.split('?')[1])
    const { count } = await totalPayments(paramsOf(paymentListSchema, search))
    expect([key, count]).toEqual([key, ROWS])
  }
  expect(figures.corrections.rows[0]?.why).toBe(`Number ${ROWS - 1}`)
}

it('says how many there are in all, and leads to them', async () => {
  const { figures } = await readYearlySummary({ year: 2022 })
  await expectAllToldOf(figures)
})

it('lists the same when the year was added up in the middle of them', async () => {
  const { figures } = await readYearlySummary({ year: 2022 })
  await asOwner.query('INSERT INTO summary_tally_year (year) VALUES (2022)')
  for (const minutes of [50, 90]) {
    const until = new Date(Date.parse('2022-04-01T12:00:00Z') + minutes * 60_000).toISOString()
    expect(await settleYear(2022, until, tallyBasis(ZONE))).toBe(true)
    expect((await readYearlySummary({ year: 2022 })).figures).toEqual(figures)
  }
})
