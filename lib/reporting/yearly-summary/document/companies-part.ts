import { CAP_CENTS } from '@/lib/compliance/rules/cap/annual-cap'
import { BAND_WORDS, bandOf, leftCents, percentUsed } from '@/lib/compliance/rules/money/headroom'
import { formatUsd } from '@/lib/kernel/money'
import { formatMergedCount } from '@/lib/records/companies/merging/format-merged-count'
import type { SummaryFigures } from '../summary-figures'
import { companiesOf, countAndSumCells, formatCount, PAID, paymentsOf, RESERVED } from './linked-cells'
import { type DocumentPart, type DocumentRow, linked, plain, type TextCell } from './model'

/** Every company with entries in the year, most used first, and the totals. */
export function companiesPart(figures: SummaryFigures): DocumentPart {
  const { year, companies, totals } = figures
  const title = figures.company ? 'Headroom' : 'By company'
  if (companies.length === 0) {
    const whose = figures.company
      ? `${figures.company.name} has no entries in ${year}: ${formatUsd(CAP_CENTS)} remains.`
      : null
    return {
      key: 'companies',
      title,
      description: whose ?? `No company has entries in ${year}: ${formatUsd(CAP_CENTS)} remains for each.`,
    }
  }
  const missing = totals.companiesWithEntries - companies.length
  return {
    key: 'companies',
    title,
    table: {
      caption: `Companies with entries in ${year}, most used first`,
      columns: [
        { header: 'Company', share: 3, fold: 'name' },
        { header: '$0 to the cap of $5,000', share: 2.4, fold: 'full' },
        { header: 'Headroom', share: 1.9, num: true, fold: 'start' },
        { header: 'Payments', share: 1.2, num: true, fold: 'end' },
        { header: 'Reserved', share: 1.6, num: true, fold: 'hidden' },
        { header: 'Left', share: 1.6, num: true, fold: 'hidden' },
        { header: 'Used', share: 1.6, num: true, fold: 'amount' },
      ],
      rows: companies.map(
        (row): DocumentRow => ({
          key: row.companyId,
          cells: [
            {
              text: row.companyName,
              beneath: payerText(row),
              href: figures.company
                ? `/companies/${row.companyId}?year=${year}`
                : `/yearly-summary?year=${year}&company=${row.companyId}`,
            },
            { meter: row.payer ?? row, name: `${row.companyName}, ${year}` },
            {
              text: `${BAND_WORDS[bandOf(row.payer ?? row)]}, ${percentUsed(row.payer ?? row)} %`,
              tone: 'text-2',
            },
            ...figureCells(
              figures,
              row.companyName,
              { ...row, leftCents: leftCents(row.payer ?? row) },
              { company: row.companyId, left: `/companies/${row.companyId}?year=${year}` },
            ),
          ],
        }),
      ),
      total: [
        plain(
          totals.companiesWithEntries === 1 ? '1 company' : `${formatCount(totals.companiesWithEntries)} companies`,
        ),
        plain(''),
        plain(''),
        ...figureCells(figures, 'All companies', totals, {
          left: figures.company
            ? `/companies/${figures.company.id}?year=${year}`
            : companiesOf(year, { entries: 'any', sort: 'left' }),
        }),
      ],
    },
    note:
      missing > 0
        ? `The ${formatCount(companies.length)} companies that used the most are listed, of ` +
          `${formatCount(totals.companiesWithEntries)}; the export and the list of companies have the other ` +
          `${formatCount(missing)}. The totals include all of them.`
        : undefined,
    links:
      missing > 0
        ? [{ text: `All companies with entries in ${year}`, href: companiesOf(year, { entries: 'any', sort: 'used' }) }]
        : undefined,
  }
}

/** Who shares the cap of a company. Its row shows its own amounts used and reserved; the rest is that of the payer. */
function payerText({ companyId, payer }: SummaryFigures['companies'][number]): string | undefined {
  if (!payer) return undefined
  const used = `${formatUsd(payer.usedCents)} used together`
  if (payer.id === companyId) return `${formatMergedCount(payer.joinedCount)}: ${used}`
  return `merged into ${payer.name}: ${used}`
}

type CompanyFigures = { paidCount: number; reservedCents: number; leftCents: number; usedCents: number }

/**
 * Payments, reserved, left and used for one company or all, each linked to its rows. The amount left has no payments
 * and links to the companies.
 */
function figureCells(
  figures: SummaryFigures,
  who: string,
  { paidCount, reservedCents, leftCents: left, usedCents }: CompanyFigures,
  rows: { company?: string; left: string },
): TextCell[] {
  const company = rows.company && { company: rows.company }
  const paid = { count: paidCount, cents: usedCents }
  const [payments, used] = countAndSumCells(`Used by ${who}`, paid, paymentsOf(figures, { ...company, ...PAID }))
  const reserved =
    reservedCents === 0
      ? plain('-')
      : linked(
          formatUsd(reservedCents),
          paymentsOf(figures, { ...company, ...RESERVED }),
          `Reserved for ${who}: ${formatUsd(reservedCents)}`,
        )
  return [payments, reserved, linked(formatUsd(left), rows.left, `Left for ${who}: ${formatUsd(left)}`), used]
}
