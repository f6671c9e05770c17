import { classNames } from '@/components/ui/class-names'
import { FactList } from '@/components/ui/display/fact-list'
import { TextLink } from '@/components/ui/navigation/text-link'
import { formatDate, formatInstant } from '@/lib/kernel/calendar'
import { leadSentence } from '@/lib/reporting/yearly-summary/document/lead-sentence'
import { signatureSentence } from '@/lib/reporting/yearly-summary/signing/signature-messages'
import type { YearlySummary } from '@/lib/reporting/yearly-summary/yearly-summary'

/** The head of the document: organisation, year, scope, instant and versions. */
export function SummaryTitle({ summary }: { summary: YearlySummary }) {
  const { figures, state, asOf, timeZone, organisation, rulesVersion, placesVersion } = summary
  const { year, company, lastDay } = figures
  const closed = state.closed
    ? 'closed' +
      (state.closedAt ? ` ${formatInstant(state.closedAt, timeZone)}` : '') +
      (state.closedByName ? ` by ${state.closedByName}` : '')
    : 'open'
  return (
    <header
      className={classNames(
        'flex items-end gap-8 border-b-2 border-text pb-2.5 folded:flex-col folded:items-start',
        'folded:gap-3',
      )}
    >
      <div className="min-w-0 flex-1">
        <p className="text-text-3">{organisation}</p>
        <h1 className="text-2xl font-semibold tracking-[-0.018em] print:text-[18pt]">Yearly summary {year}</h1>
        <p className="wrap-anywhere text-text-2">
          {company ? `${company.name}: fees` : 'Fees'} paid to the FSB under OFAC’s general licenses
        </p>
      </div>
      <div className="w-105 max-w-full print:w-98">
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

/** The year in one sentence, and beneath it whether the figures can still change and whether they are signed. */
export function SummaryLead({ summary: { figures, state, signature, timeZone } }: { summary: YearlySummary }) {
  return (
    <>
      <p className="mt-3 max-w-[92ch] text-lg print:text-[11pt] print:leading-[15pt]">{leadSentence(figures)}</p>
      <p className="text-sm text-text-3">
        {state.ended ? null : `${figures.year} has not ended, so the figures still change. `}
        {signatureSentence(signature, timeZone)}
      </p>
    </>
  )
}
