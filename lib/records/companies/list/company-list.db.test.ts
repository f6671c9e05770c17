import { beforeAll, describe, expect, test } from 'vitest'
import { bandOf } from '@/lib/compliance/rules/money/headroom'
import { PAGE_SIZE } from '@/lib/kernel/list-params'
import { asOwner, db } from '@/test/database/database'
import { paramsOf } from '@/test/files/params'
import { addCompany, addLicense, addMembership, addPaidPayment, addPayment, addPerson } from '@/test/ledger/ledger'
import { groupYear, listCompanies, sumCompanies } from '../company-queries'
import { companyListParams } from './company-list-params'

const read = (query = '') => paramsOf(companyListParams, new URLSearchParams(query))
const namesOf = async (query = '') => (await listCompanies(read(query), 2026)).rows.map(({ name }) => name)
const USED_CENTS = [0, 100, 399_999, 400_000, 449_999, 450_000, 474_999, 475_000, 499_999, 500_000]

beforeAll(async () => {
  const analyst = await addPerson('An analyst', 'analyst')
  const manager = await addPerson('A manager', 'manager')
  for (const [position, amountCents] of USED_CENTS.entries()) {
    const companyId = await addCompany(`Used ${position}`)
    const fsbLicenseId = await addLicense(companyId)
    const payment = { companyId, fsbLicenseId, recordedById: analyst, paymentDate: '2026-03-01', amountCents }
    if (position % 2 === 0) await addPaidPayment(payment, manager)
    else await addPayment(payment)
  }
  for (let row = 0; row < PAGE_SIZE * 2 + 3; row += 1) await addCompany(row % 2 ? `bulk ${row}` : `Bulk ${row}`)
  await addCompany('100 % wool_\\ Ltd')
  const shelved = await addCompany('Shelved')
  await asOwner.query('UPDATE company SET archived_at = now() WHERE id = $1', [shelved])
})

describe('the list', () => {
  test('reads every company once, forwards and backwards, in one order regardless of case', async () => {
    const forwards: string[] = []
    let page = await listCompanies(read(), 2026)
    for (;;) {
      forwards.push(...page.rows.map(({ name }) => name))
      if (!page.after) break
      page = await listCompanies(read(`after=${encodeURIComponent(page.after)}`), 2026)
    }
    const { count } = await sumCompanies(read(), 2026)
    expect(forwards).toHaveLength(count)
    expect(new Set(forwards).size).toBe(count)
    expect(forwards).toEqual(forwards.toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)))
    const backwards: string[] = []
    for (;;) {
      backwards.unshift(...page.rows.map(({ name }) => name))
      if (!page.before) break
      page = await listCompanies(read(`before=${encodeURIComponent(page.before)}`), 2026)
    }
    expect(backwards).toEqual(forwards)
  })

  test.each(['9999999999', '-9999999999'])(
    'continues after any amount that its address can hold: %s',
    async (cents) => {
      const page = await listCompanies(read(`sort=left&after=${cents}~00000000-0000-4000-8000-000000000000`), 2026)
      expect(page.rows).toHaveLength(cents.startsWith('-') ? PAGE_SIZE : 0)
    },
  )

  test.each(['name', 'left', 'used'])('sorted by %s, its second page continues after the first', async (sort) => {
    const first = await listCompanies(read(`sort=${sort}`), 2026)
    const second = await listCompanies(read(`sort=${sort}&after=${encodeURIComponent(first.after ?? '')}`), 2026)
    const ids = [...first.rows, ...second.rows].map(({ id }) => id)
    expect(ids).toHaveLength(PAGE_SIZE * 2)
    expect(new Set(ids).size).toBe(PAGE_SIZE * 2)
    expect(second.isFirst).toBe(false)
  })

  test.each([
    'after=nonsense',
    'after=~',
    'sort=left&after=abc~00000000-0000-7000-8000-000000000000',
    'after=x~------------------------------------',
    'q=%00',
    'year=0&band=huge&state=gone&sort=sideways&group=1',
  ])('refuses an address with %s', (query) => {
    expect(() => read(query)).toThrow('refused')
  })

  test('finds the wildcard characters of SQL literally', async () => {
    expect(await namesOf('q=%25')).toEqual(['100 % wool_\\ Ltd'])
    expect(await namesOf('q=_%5C')).toEqual(['100 % wool_\\ Ltd'])
    expect(await namesOf('q=%27%3B--')).toEqual([])
  })

  test('shows archived companies on request', async () => {
    expect(await namesOf('q=shelved')).toEqual([])
    expect(await namesOf('state=archived')).toEqual(['Shelved'])
  })

  test('filters by the bands of the headroom rule and no others', async () => {
    const all = (await listCompanies(read('q=Used&sort=used'), 2026)).rows
    expect(all).toHaveLength(USED_CENTS.length)
    for (const band of ['ample', 'getting_low', 'low', 'very_low', 'none_left'] as const) {
      const expected = all.filter((row) => bandOf(row) === band).map(({ name }) => name)
      expect((await namesOf(`q=Used&band=${band}`)).toSorted()).toEqual(expected.toSorted())
    }
    expect(await namesOf('q=Used&band=low&band=none_left')).toEqual(['Used 5', 'Used 6', 'Used 9'])
  })

  test('sums the whole filter of the chosen year', async () => {
    const paid = USED_CENTS.filter((_, position) => position % 2 === 0).reduce((sum, cents) => sum + cents, 0)
    const reserved = USED_CENTS.filter((_, position) => position % 2 === 1).reduce((sum, cents) => sum + cents, 0)
    expect(await sumCompanies(read('q=Used'), 2026)).toEqual({
      count: USED_CENTS.length,
      usedCents: paid,
      reservedCents: reserved,
      leftCents: USED_CENTS.length * 500_000 - paid - reserved,
    })
    expect(await sumCompanies(read('q=Used'), 2019)).toMatchObject({ usedCents: 0, leftCents: 5_000_000 })
  })
})

test('the total of a group includes archived companies', async () => {
  const companies = await db.company.findMany({ where: { name: { in: ['Used 3', 'Used 9', 'Shelved'] } } })
  for (const { id } of companies) await addMembership(id, 'G')
  const members = await groupYear((await db.companyGroup.findUniqueOrThrow({ where: { name: 'G' } })).id, 2026)
  expect(members.map(({ name }) => name)).toEqual(['Used 9', 'Used 3', 'Shelved'])
})
