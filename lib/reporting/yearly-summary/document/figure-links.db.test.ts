import { beforeAll, describe, expect, it } from 'vitest'
import { paymentListSchema } from '@/lib/ledger/payments/list/payment-list-params'
import { totalPayments } from '@/lib/ledger/payments/list/payment-totals'
import { sumCompanies } from '@/lib/records/companies/company-queries'
import { companyListParams } from '@/lib/records/companies/list/company-list-params'
import { paramsOf } from '@/test/files/params'
import { arrangeSummaryHistory } from '@/test/ledger/summary-history'
import type { SummaryScope } from '../summary-scope'
import { readYearlySummary } from '../yearly-summary'
import { summaryParts } from './summary-parts'

// Every figure of a summary links to its rows: the list has exactly that number of rows, or that sum.

let one: string

beforeAll(async () => {
  one = await arrangeSummaryHistory()
})

/** A count or an amount; the second matches only those that are not zero. */
const FIGURE = /^\$?[\d,.]+$/
const IS_SOMETHING = /^\$?(?=.*[1-9])[\d,.]+$/

describe.each([
  ['all companies', false],
  ['one company', true],
])('the figures of %s', (_scope, alone) => {
  const scopeOf = (year: number): SummaryScope => ({ year, companyId: alone ? one : undefined })

  it('link to exactly the rows that they count and add up', async () => {
    const { figures } = await readYearlySummary(scopeOf(2024))
    const followed = { payments: 0, amounts: 0, companies: 0 }
    for (const { key, table } of summaryParts(figures, 'America/New_York')) {
      for (const cell of [...(table?.rows.flatMap(({ cells }) => cells) ?? []), ...(table?.total ?? [])]) {
        if (!('text' in cell) || !cell.href || !FIGURE.test(cell.text)) continue
        const params = new URLSearchParams(cell.href.split('?')[1])
        const value = Number(cell.text.replaceAll(/[$,.]/g, ''))
        if (cell.href.startsWith('/payments?')) {
          const sums = await totalPayments(paramsOf(paymentListSchema, params))
          const cents = sums.usedCents + sums.reservedCents + sums.refusedCents + sums.violationCents
          expect([key, cell.href, cell.text.startsWith('$') ? cents : sums.count]).toEqual([key, cell.href, value])
          followed[cell.text.startsWith('$') ? 'amounts' : 'payments'] += 1
        }
        if (cell.href.startsWith('/companies?') && !cell.text.startsWith('$')) {
          const year = Number(params.get('year'))
          const { count } = await sumCompanies(paramsOf(companyListParams, params), year)
          expect([key, cell.href, count]).toEqual([key, cell.href, value])
          followed.companies += 1
        }
        if (key === 'companies' && cell.href.startsWith('/companies?') && cell.text.startsWith('$')) {
          const { leftCents } = await sumCompanies(paramsOf(companyListParams, params), 2024)
          expect(leftCents).toBe(value)
        }
      }
    }
    expect(followed.payments).toBeGreaterThan(40)
    expect(followed.amounts).toBeGreaterThan(20)
    expect(followed.companies).toBe(alone ? 0 : 14)
  })

  it('link the waits of reviews to the decided reviews', async () => {
    const { figures } = await readYearlySummary(scopeOf(2024))
    const { table } = summaryParts(figures, 'America/New_York').find(({ key }) => key === 'reviews')!
    for (const key of ['medianMinutes', 'longestMinutes']) {
      const cells = table!.rows.find((row) => row.key === key)!.cells
      const addresses = cells.flatMap((cell) => ('href' in cell && cell.href ? [cell.href] : []))
      const counts = await Promise.all(
        addresses.map(async (address) => {
          const params = new URLSearchParams(address.split('?')[1])
          return (await totalPayments(paramsOf(paymentListSchema, params))).count
        }),
      )
      const decided = [figures.reviews, figures.reviewsBefore].map(({ cleared, refused }) => cleared + refused)
      expect([key, counts]).toEqual([key, decided.filter((count) => count > 0)])
    }
  })

  it('all link to their rows, including totals and the year before', async () => {
    const { figures } = await readYearlySummary(scopeOf(2024))
    for (const { key, table } of summaryParts(figures, 'America/New_York')) {
      const rows = [...(table?.rows ?? []), ...(table?.total ? [{ key: 'total', cells: table.total }] : [])]
      for (const { key: rowKey, cells } of rows) {
        for (const [at, { header }] of (table?.columns ?? []).entries()) {
          const cell = cells[at]
          if (!cell || !('text' in cell) || !IS_SOMETHING.test(cell.text)) continue
          const rowsOf = /2023$/.test(header) ? /2023/ : /^\//
          expect([key, rowKey, header, cell.href]).toEqual([key, rowKey, header, expect.stringMatching(rowsOf)])
        }
      }
    }
  })
})
