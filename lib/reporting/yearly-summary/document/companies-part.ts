import { CAP_CENTS } from '@/lib/compliance/rules/annual-cap'
import { BAND_WORDS, bandOf, leftCents, percentUsed } from '@/lib/compliance/rules/money/headroom'
import { formatUsd } from '@/lib/kernel/money'
import { withJoined } from '@/lib/records/companies/payer-words'
import type { SummaryFigures } from '../summary-figures'
import { type DocumentPart, linked, plain, type WordsCell } from './model'
import { companiesOf, countAndSum, figure, PAID, paymentsOf, RESERVED } from './rows-of'

/** Every company with entries in the year, most used first, and what they come to. */
export function companiesPart(figures: SummaryFigures): DocumentPart {
  const { year, companies, totals } = figures
  const title = figures.company ? 'Headroom' : 'By company'
  if (companies.length === 0) {
    const whose = figures.company
      ? `${figures.company.name} has no entries in ${year}: ${formatUsd(CAP_CENTS)} is left.`
      : null
    return {
      key: 'companies',
      title,
      says: whose ?? `No company has entries in ${year}: ${formatUsd(CAP_CENTS)} is left for each.`,
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
        { header: 'Of the cap', share: 1.6, num: true, fold: 'start' },
        { header: 'Payments', share: 1.2, num: true, fold: 'end' },
        { header: 'Reserved', share: 1.6, num: true, fold: 'hidden' },
        { header: 'Left', share: 1.6, num: true, fold: 'hidden' },
        { header: 'Used', share: 1.6, num: true, fold: 'amount' },
      ],
      rows: companies.map((row) => ({
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
          { text: `${percentUsed(row.payer ?? row)} %`, beneath: BAND_WORDS[bandOf(row.payer ?? row)], tone: 'text-2' },
          ...roomCells(
            figures,
            row.companyName,
            { ...row, leftCents: leftCents(row.payer ?? row) },
            { company: row.companyId, left: `/companies/${row.companyId}?year=${year}` },
          ),
        ],
      })),
      total: [
        plain(totals.companiesWithEntries === 1 ? '1 company' : `${figure(totals.companiesWithEntries)} companies`),
        plain(''),
        plain(''),
        ...roomCells(figures, 'All companies', totals, {
          left: figures.company
            ? `/companies/${figures.company.id}?year=${year}`
            : companiesOf(year, { entries: 'any', sort: 'left' }),
        }),
      ],
    },
    note:
      missing > 0
        ? `The ${figure(companies.length)} that used most of ${figure(totals.companiesWithEntries)} are listed; ${figure(missing)} more stand in the export and in the list of companies. The totals are of all.`
        : undefined,
    links:
      missing > 0
        ? [{ text: `All companies with entries in ${year}`, href: companiesOf(year, { entries: 'any', sort: 'used' }) }]
        : undefined,
  }
}

/** With whom a company has its cap: its own used and reserved stand in its row, the rest is of the payer. */
function payerText({ companyId, payer }: SummaryFigures['companies'][number]): string | undefined {
  if (!payer) return undefined
  const used = `${formatUsd(payer.usedCents)} used together`
  if (payer.id === companyId) return `${withJoined(payer.joinedCount)}: ${used}`
  return `joined into ${payer.name}: ${used}`
}

type Room = { paidCount: number; reservedCents: number; leftCents: number; usedCents: number }

/**
 * Payments, reserved, left and used of a company or of all, each leading to its rows. What is left has none but the
 * companies themselves.
 */
function roomCells(
  figures: SummaryFigures,
  who: string,
  { paidCount, reservedCents, leftCents: left, usedCents }: Room,
  rows: { company?: string; left: string },
): WordsCell[] {
  const company = rows.company && { company: rows.company }
  const paid = { count: paidCount, cents: usedCents }
  const [payments, used] = countAndSum(`Used by ${who}`, paid, paymentsOf(figures, { ...company, ...PAID }))
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
