import { FactList } from '@/components/ui/fact-list'
import { formatDate, formatInstant } from '@/lib/calendar'
import { formatUsd } from '@/lib/money'
import { countOf, sentence } from '@/lib/rules/words'
import type { YearlySummary } from '@/lib/yearly-summary/yearly-summary'

/** The head of the document: whose, which year, as of when, by which rules. */
export function SummaryTitle({
  summary,
  organisation,
  timeZone,
  versions,
}: {
  summary: YearlySummary
  organisation: string
  timeZone: string
  versions: string
}) {
  const { year, state, asOf, lastDay } = summary
  const closed = state.closed
    ? `closed${state.closedAt ? ` ${formatInstant(state.closedAt, timeZone)}` : ''}${state.closedByName ? ` by ${state.closedByName}` : ''}`
    : 'open'
  return (
    <header className="flex items-end gap-8 border-b-2 border-text pb-3.5 max-tablet:flex-col max-tablet:items-start max-tablet:gap-3">
      <div className="min-w-0 flex-1">
        <p className="text-text-3">{organisation}</p>
        <h1 className="text-2xl font-semibold tracking-[-0.018em]">Yearly summary {year}</h1>
        <p className="text-text-2">Fees paid to the FSB under OFAC’s general licenses</p>
      </div>
      <div className="w-90 max-w-full">
        <FactList
          facts={[
            { label: 'As of', value: `${formatInstant(asOf, timeZone)} (${timeZone})` },
            { label: 'Year', value: `1 Jan to ${formatDate(lastDay)}, by payment date` },
            { label: 'State', value: closed },
            { label: 'Rules, places', value: versions },
          ]}
        />
      </div>
    </header>
  )
}

/** What the figures come to, in a few sentences. */
export function SummaryLead({ summary }: { summary: YearlySummary }) {
  const { year, totals, state } = summary
  const companies = sentence(countOf(totals.companiesPaid, 'company').replace(/companys$/, 'companies'))
  const violations =
    totals.violationCount === 0
      ? 'No apparent violation is recorded.'
      : `${sentence(countOf(totals.violationCount, 'apparent violation'))} of ${formatUsd(totals.violationCents)} ${totals.violationCount === 1 ? 'stands' : 'stand'} outside this total, in section 5.`
  return (
    <p className="mt-4 max-w-[68ch] text-text-2">
      Within the authorization no company passed the cap of $5,000.00 in {year}. {companies} paid{' '}
      {formatUsd(totals.usedCents)} in {totals.paidCount.toLocaleString('en-US')} payments;{' '}
      {totals.blockedCount === 1 ? 'one entry was' : `${totals.blockedCount.toLocaleString('en-US')} entries were`}{' '}
      blocked. {violations}
      {state.ended ? null : ` ${year} has not ended: the figures move.`}
    </p>
  )
}
