import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { csvRows, openFile } from '@/lib/reporting/exports/formats/copy-stream'
import { curveOfFigures } from '@/lib/reporting/yearly-summary/months/month-curve'
import { asOwner } from '@/test/database/database'
import { UNSEEN } from '@/test/files/exports'
import { readable } from '@/test/files/params'
import { addCompany, addLicense, addPaidPayment, addPayment, addPerson, movePayment } from '@/test/ledger/ledger'
import { signedFigures } from './signing/signed-figures'
import { yearlySummaryReport } from './summary-export'
import { readYearlySummary, type YearlySummary } from './yearly-summary'

let summary: YearlySummary

beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  const analyst = await addPerson('Tomas Aldana', 'analyst')
  const manager = await addPerson('Ingrid Solheim', 'manager')
  for (const [place, name] of ['Kestrel', 'Ambry', 'Mirova'].entries()) {
    const companyId = await addCompany(name)
    const common = { companyId, fsbLicenseId: await addLicense(companyId), recordedById: analyst }
    await addPaidPayment(
      { ...common, amountCents: 475_000 + place, paymentDate: '2023-02-02', generalLicenses: ['GL 1B', 'GL 42'] },
      manager,
    )
    await addPaidPayment({ ...common, amountCents: 10_000, paymentDate: '2023-05-05' }, manager)
    await addPaidPayment(
      { ...common, amountCents: 90_000, paymentDate: '2022-12-31', generalLicenses: ['GL 1B', 'GL 42'] },
      manager,
    )
    await addPayment({
      ...common,
      amountCents: 900_000,
      paymentDate: '2023-06-06',
      state: 'blocked',
      blockedBy: ['annual-cap', 'payee'],
    })
    const reviewed = await addPayment({ ...common, amountCents: 1_000, paymentDate: '2023-06-06', state: 'in_review' })
    await movePayment(reviewed, ['in_review', 'blocked'], manager, { reason: 'a duplicate' })
  }
  const companyId = await addCompany('Quillon')
  const common = { companyId, fsbLicenseId: await addLicense(companyId), recordedById: analyst }
  await addPayment({
    ...common,
    amountCents: 31_240,
    paymentDate: '2023-11-06',
    state: 'violation',
    blockedBy: ['destination'],
    note: 'Found',
  })
  const paid = await addPaidPayment({ ...common, amountCents: 2_000, paymentDate: '2023-11-07' }, manager)
  await movePayment(paid, ['paid', 'violation'], manager, { reason: 'The consignee was in Sevastopol' })
  await addPayment({ ...common, amountCents: 3_000, paymentDate: '2023-12-07' })
  summary = await readYearlySummary({ year: 2023 })
})

describe('the yearly summary', () => {
  it('counts amounts paid within the authorization, and violations separately', async () => {
    const { rows } = await asOwner.query(
      "SELECT sum(amount_cents)::int AS used, count(*)::int AS paid FROM payment WHERE year = 2023 AND state = 'paid'",
    )
    expect(summary.figures.totals).toMatchObject({
      usedCents: rows[0].used,
      paidCount: rows[0].paid,
      violationCents: 33_240,
      violationCount: 2,
    })
    expect(curveOfFigures(summary.figures).months.at(-1)?.sumCents).toBe(rows[0].used)
    expect(summary.figures.companies.reduce((sum, { usedCents }) => sum + usedCents, 0)).toBe(rows[0].used)
    expect(summary.figures.companies.map(({ companyName }) => companyName)).toEqual([
      'Mirova',
      'Ambry',
      'Kestrel',
      'Quillon',
    ])
    expect(summary.figures.totals).toMatchObject({ ninetyFiveCount: 3, highestCents: 485_002 })
    expect(summary.figures.sameDay).toEqual({ date: '2022-12-31', cents: 270_000 })
  })

  it('splits the year by the license each determination named', () => {
    const rows = summary.figures.licenses.map(({ shortName, inForce, count, cents }) => [
      shortName,
      inForce,
      count,
      cents,
    ])
    expect(rows).toEqual([
      ['GL 1B', 'until 26 Apr 2023', 3, 1_425_003],
      ['GL 1C', 'from 27 Apr 2023', 3, 30_000],
      ['GL 42', 'all year', 6, 1_455_003],
    ])
  })

  it('lists the entries blocked by each rule, and by a person after review', () => {
    expect(summary.figures.blocked.map(({ rule, count, cents }) => ({ rule, count, cents }))).toEqual([
      { rule: 'annual-cap', count: 3, cents: 2_700_000 },
      { rule: 'payee', count: 3, cents: 2_700_000 },
      { rule: 'duplicate', count: 3, cents: 3_000 },
    ])
    expect(summary.figures.totals).toMatchObject({ blockedCount: 6, blockedCents: 2_703_000 })
  })

  it('lists the violations with their notes, and the open payments', () => {
    expect(summary.figures.violations.map(({ words, amountCents }) => [words, amountCents])).toEqual([
      ['Found', 31_240],
      ['The consignee was in Sevastopol', 2_000],
    ])
    expect(summary.open).toMatchObject([
      { count: 1, words: 'awaiting approval', href: '/payments?year=2023&state=requested' },
    ])
  })

  it('is empty for a year without entries', async () => {
    const empty = await readYearlySummary({ year: 2019 })
    expect(empty.open).toEqual([])
    expect(empty.figures).toMatchObject({ companies: [], blocked: [], violations: [], kinds: [], projection: null })
    expect(signedFigures(empty.figures).filter(({ value }) => value !== 0)).toEqual([])
  })

  it('exports a row for each company with the sums of the page', async () => {
    const clock = { today: '2026-11-23', year: 2026, timeZone: 'UTC', holidays: SHIPPED_LAW.holidays }
    const prepared = readable(yearlySummaryReport.prepare(new URLSearchParams({ year: '2023' }), clock))
    const lines = (await text(await openFile(() => csvRows(prepared.select), { asOf: new Date(), audit: UNSEEN })))
      .trim()
      .split('\r\n')
    expect(lines).toHaveLength(1 + summary.figures.companies.length)
    expect(lines[1]).toMatch(/^2023,Mirova,US,5000\.00,4850\.02,0\.00,149\.98,97,Very low,2,2,9010\.00,0,0\.00,/)
  })
})
