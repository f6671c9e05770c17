import { beforeAll, describe, expect, it } from 'vitest'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { yearOf } from '@/lib/kernel/calendar'
import { listReports } from '@/lib/ledger/ofac-reports/report-queries'
import { asOwner } from '@/test/database/database'
import { DAYS_THAT_BREAK } from '@/test/days'
import { addCompany, addLicense, addPayment, addPerson, movePayment } from '@/test/ledger/ledger'
import { readBlockedThisMonth } from './watch-queries'

// Two entries are refused on each of these days, one by the rules and one by a person after review. Of the month so far
// so many are refused, and the next report falls due ten business days later: weekends and federal holidays are left
// out.
const EXPECTED: Record<string, { refused: number; due: string; dueCount: number }> = {
  '2026-03-08T06:30:00.000Z': { refused: 2, due: '2026-03-20', dueCount: 2 },
  '2026-03-08T07:30:00.000Z': { refused: 4, due: '2026-03-20', dueCount: 4 },
  // Veterans Day, Wednesday 11 November.
  '2026-11-01T05:30:00.000Z': { refused: 2, due: '2026-11-16', dueCount: 2 },
  '2026-11-01T06:30:00.000Z': { refused: 4, due: '2026-11-16', dueCount: 4 },
  '2026-11-28T17:00:00.000Z': { refused: 6, due: '2026-12-11', dueCount: 2 },
  '2026-11-29T17:00:00.000Z': { refused: 8, due: '2026-12-11', dueCount: 4 },
  // New Year's Day, Friday 1 January.
  '2027-01-01T04:30:00.000Z': { refused: 2, due: '2027-01-15', dueCount: 2 },
  '2027-01-01T05:03:00.000Z': { refused: 2, due: '2027-01-15', dueCount: 4 },
  // New Year's Day of a Saturday was observed the day before.
  '2028-01-01T17:00:00.000Z': { refused: 2, due: '2028-01-14', dueCount: 2 },
  '2028-02-29T17:00:00.000Z': { refused: 2, due: '2028-03-14', dueCount: 2 },
}
const inOrder = [...DAYS_THAT_BREAK].sort((one, other) => one.now.getTime() - other.now.getTime())
const people = { analyst: '', manager: '' }

beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  people.analyst = await addPerson('Tomas Aldana', 'analyst')
  people.manager = await addPerson('Ingrid Solheim', 'manager')
})

async function refuseTwo(now: Date, paymentDate: string): Promise<void> {
  const client = await asOwner.connect()
  try {
    await client.query("SELECT set_config('headroom.demo_clock', $1, false)", [now.toISOString()])
    const companyId = await addCompany(`Refused ${now.toISOString()}`)
    const entry = { companyId, fsbLicenseId: await addLicense(companyId), recordedById: people.analyst, paymentDate }
    await addPayment({ ...entry, amountCents: 7_000, state: 'blocked', blockedBy: ['duplicate'] }, client)
    const reviewed = await addPayment({ ...entry, amountCents: 8_000, state: 'in_review' }, client)
    await movePayment(reviewed, ['in_review', 'blocked'], people.manager, { reason: 'a duplicate', client })
  } finally {
    client.release(true)
  }
}

describe('what was refused this month', () => {
  it.each(inOrder)('is summed by rule, with the day of the report, on $name', async ({ now, today }) => {
    await refuseTwo(now, today)
    const { refused, due, dueCount } = EXPECTED[now.toISOString()] ?? { refused: 0, due: '', dueCount: 0 }
    const blocked = await readBlockedThisMonth(today, 'America/New_York')
    const cents = 7_500 * refused
    expect(blocked).toMatchObject({
      from: `${today.slice(0, 8)}01`,
      count: refused,
      cents,
      rules: [{ rule: 'duplicate', count: refused, cents }],
    })
    const clock = { today, year: yearOf(today), timeZone: 'America/New_York', holidays: SHIPPED_LAW.holidays }
    const { rows } = await listReports({}, clock)
    expect(rows.filter((row) => row.dueOn === due)).toHaveLength(dueCount)
    // What an earlier day left undecided stays, overdue once its day has passed.
    expect(rows.length).toBeGreaterThanOrEqual(refused)
    for (const row of rows) expect(row.status).toBe((row.dueOn ?? '') < today ? 'overdue' : 'open')
  })

  it('is nothing in a month without a refusal', async () => {
    expect(await readBlockedThisMonth('2028-05-01', 'America/New_York')).toMatchObject({ count: 0 })
  })
})
