import { Callout } from '@/components/ui/feedback/callout'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import { formatInstant } from '@/lib/kernel/calendar'
import type { readClosedCompanies, readOpenCompanies } from '@/lib/ledger/years/open-work'
import type { YearlySummary } from '@/lib/reporting/yearly-summary/yearly-summary'

type Companies = {
  open: Awaited<ReturnType<typeof readOpenCompanies>>
  closed: Awaited<ReturnType<typeof readClosedCompanies>>
}

/**
 * A request to reopen the year, and the companies that are still open or were closed separately. Not printed; what is
 * open is in the last section of the document.
 */
export function ClosingPanel({ summary, companies }: { summary: YearlySummary; companies: Companies }) {
  const { state, timeZone, figures } = summary
  const { reopening, year } = state
  const rows = [
    ...(state.closed ? [] : companies.open.map((company) => ({ ...company, end: `${company.count} open` }))),
    ...companies.closed.map((company) => ({ ...company, end: 'closed separately' })),
  ]
  if (!reopening && rows.length === 0) return null
  return (
    <div className="mb-4 grid gap-3 print:hidden">
      {reopening ? (
        <Callout tone="review" title="Reopening was requested.">
          {`${reopening.askedByName}, ${formatInstant(reopening.askedAt, timeZone)}: “${reopening.reason}”. ` +
            `${year} stays closed until another manager confirms.`}
        </Callout>
      ) : null}
      {rows.length > 0 && !figures.company ? (
        <Panel
          title={`Closing ${year}`}
          footer="A company without open payments can be closed separately: open its summary."
          className="max-w-160"
        >
          <RowList>
            {rows.map(({ companyId, companyName, end }) => (
              <RowListItem
                key={companyId}
                tight
                title={<TextLink href={`/yearly-summary?year=${year}&company=${companyId}`}>{companyName}</TextLink>}
                end={end}
              />
            ))}
          </RowList>
        </Panel>
      ) : null}
    </div>
  )
}
