import { FactList } from '@/components/ui/fact-list'
import { TextLink } from '@/components/ui/link'
import { formatDate, formatInstant } from '@/lib/kernel/calendar'
import { leadSentences } from '@/lib/reporting/yearly-summary/lead-words'
import { signatureSentence } from '@/lib/reporting/yearly-summary/signature-words'
import type { YearlySummary } from '@/lib/reporting/yearly-summary/yearly-summary'

/** The head of the document: whose, which year, as of when, by which rules. */
export function SummaryTitle({ summary }: { summary: YearlySummary }) {
  const { figures, state, asOf, timeZone, organisation, rulesVersion, placesVersion } = summary
  const { year, company, lastDay } = figures
  const closed = state.closed
    ? `closed${state.closedAt ? ` ${formatInstant(state.closedAt, timeZone)}` : ''}${state.closedByName ? ` by ${state.closedByName}` : ''}`
    : 'open'
  return (
    <header className="flex items-end gap-8 border-b-2 border-text pb-3.5 max-tablet:flex-col max-tablet:items-start max-tablet:gap-3">
      <div className="min-w-0 flex-1">
        <p className="text-text-3">{organisation}</p>
        <h1 className="text-2xl font-semibold tracking-[-0.018em]">Yearly summary {year}</h1>
        <p className="wrap-anywhere text-text-2">
          {company ? `${company.name}: fees` : 'Fees'} paid to the FSB under OFAC’s general licenses
        </p>
      </div>
      <div className="w-90 max-w-full">
        <FactList
          facts={[
            { label: 'As of', value: `${formatInstant(new Date(asOf), timeZone)} (${timeZone})` },
            {
              label: 'Scope',
              value: company ? (
                <TextLink inline href={`/companies/${company.id}?year=${year}`}>
                  {company.name}
                </TextLink>
              ) : (
                'All companies'
              ),
            },
            { label: 'Year', value: `1 Jan to ${formatDate(lastDay)}, by payment date` },
            { label: 'State', value: closed },
            { label: 'Rules, places', value: `${rulesVersion}, ${placesVersion}` },
          ]}
        />
      </div>
    </header>
  )
}

/** What the figures come to, in a few sentences, and whether somebody signed them. */
export function SummaryLead({ summary: { figures, state, signature, timeZone } }: { summary: YearlySummary }) {
  return (
    <p className="mt-4 max-w-[68ch] text-text-2">
      {leadSentences(figures)} {state.ended ? null : `${figures.year} has not ended: the figures move. `}
      {signatureSentence(signature, timeZone)}
    </p>
  )
}
