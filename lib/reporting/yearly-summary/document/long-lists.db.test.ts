import { beforeAll, expect, it } from 'vitest'
import { paymentListSchema } from '@/lib/ledger/payments/list/payment-list-params'
import { totalPayments } from '@/lib/ledger/payments/list/payment-totals'
import { asOwner } from '@/test/database/database'
import { paramsOf } from '@/test/files/params'
import { addCompany, addLicense, addPayment, addPerson, movePayment } from '@/test/ledger/ledger'
import { listedNote } from '../messages'
import type { SummaryFigures } from '../summary-figures'
import { tallyBasis } from '../tallies/basis'
import { settleYear } from '../tallies/settle-tallies'
import { readYearlySummary } from '../yearly-summary'
import { summaryParts } from './summary-parts'

// A list in the summary shows at most 200 rows. It states how many there are and links to all of them.

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

async function expectListedNotes(figures: SummaryFigures) {
  for (const [key, note] of [
    ['corrections', listedNote(200, 203, 'The newest')],
    ['violations', listedNote(200, 203, 'The first')],
  ] as const) {
    const part = partOf(figures, key)
    expect([key, part?.table?.rows.length, part?.note]).toEqual([key, 200, expect.stringContaining(note)])
    const search = new URLSearchParams(part?.links?.[0]?.href.split('?')[1])
    const { count } = await totalPayments(paramsOf(paymentListSchema, search))
    expect([key, count]).toEqual([key, ROWS])
  }
  expect(figures.corrections.rows[0]?.why).toBe(`Number ${ROWS - 1}`)
}

it('states how many rows there are and links to them', async () => {
  const { figures } = await readYearlySummary({ year: 2022 })
  await expectListedNotes(figures)
})

it('lists the same rows when the tallies of the year end among them', async () => {
  const { figures } = await readYearlySummary({ year: 2022 })
  await asOwner.query('INSERT INTO summary_tally_year (year) VALUES (2022)')
  for (const minutes of [50, 90]) {
    const until = new Date(Date.parse('2022-04-01T12:00:00Z') + minutes * 60_000).toISOString()
    expect(await settleYear(2022, until, tallyBasis(ZONE))).toBe(true)
    expect((await readYearlySummary({ year: 2022 })).figures).toEqual(figures)
  }
})
