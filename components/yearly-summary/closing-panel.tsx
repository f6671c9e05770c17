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
 * A request to reopen the year, its open payments, and the companies that are still open or were closed separately. Not
 * printed.
 */
export function ClosingPanel({ summary, companies }: { summary: YearlySummary; companies: Companies }) {
  const { state, open, timeZone, figures } = summary
  const { reopening, year } = state
  const items = state.closed ? [] : open
  const hasCompanies = !figures.company && companies.open.length + companies.closed.length > 0
  if (!reopening && items.length === 0 && !hasCompanies) return null
  const ofCompany = (id: string) => `/yearly-summary?year=${year}&company=${id}`
  return (
    <div className="mb-4 grid gap-3 print:hidden">
      {reopening ? (
        <Callout tone="review" title="Reopening was requested.">
          {`${reopening.askedByName}, ${formatInstant(reopening.askedAt, timeZone)}: “${reopening.reason}”. ` +
            `${year} stays closed until another manager confirms.`}
        </Callout>
      ) : null}
      {items.length > 0 || hasCompanies ? (
        <Panel
          title={`Closing ${figures.company ? `${year} of ${figures.company.name}` : year}`}
          count={items.length > 0 ? `${items.reduce((sum, { count }) => sum + count, 0)} open` : undefined}
          footer={
            hasCompanies ? 'A company without open payments can be closed separately: open its summary.' : undefined
          }
        >
          <RowList>
            {items.map((item) => (
              <RowListItem
                key={item.key}
                tight
                title={`Payments ${item.words}`}
                end={
                  <TextLink href={item.href} aria-label={`${item.count} payments ${item.words}`}>
                    {item.count}
                  </TextLink>
                }
              />
            ))}
            {hasCompanies && !state.closed
              ? companies.open.map((company) => (
                  <RowListItem
                    key={company.companyId}
                    tight
                    title={<TextLink href={ofCompany(company.companyId)}>{company.companyName}</TextLink>}
                    end={`${company.count} open`}
                  />
                ))
              : null}
            {hasCompanies
              ? companies.closed.map((company) => (
                  <RowListItem
                    key={company.companyId}
                    tight
                    title={<TextLink href={ofCompany(company.companyId)}>{company.companyName}</TextLink>}
                    end="closed separately"
                  />
                ))
              : null}
          </RowList>
        </Panel>
      ) : null}
    </div>
  )
}
