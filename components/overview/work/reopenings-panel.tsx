import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/layout/panel'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import { formatInstant } from '@/lib/kernel/calendar'
import type { WaitingReopening } from '@/lib/ledger/years/year-queries'

/** Requests to reopen closed years. A second manager decides. Hidden when there are none. */
export function ReopeningsPanel({
  reopenings,
  actorId,
  decides,
  timeZone,
}: {
  reopenings: readonly WaitingReopening[]
  actorId: string
  decides: boolean
  timeZone: string
}) {
  if (reopenings.length === 0) return null
  return (
    <Panel title="Years to reopen" count={reopenings.length} end="closed until a second manager confirms">
      <RowList>
        {reopenings.map(({ id, year, companyId, companyName, askedById, askedByName, askedAt, reason }) => (
          <RowListItem
            key={id}
            title={companyName ? `${year} of ${companyName}` : String(year)}
            sub={`${askedByName}, ${formatInstant(askedAt, timeZone)}: ${reason}`}
            end={
              decides && askedById !== actorId ? (
                <ButtonLink
                  size="small"
                  href={`/yearly-summary?year=${year}${companyId ? `&company=${companyId}` : ''}`}
                  aria-label={`Decide about reopening ${companyName ? `${year} of ${companyName}` : year}`}
                >
                  Decide
                </ButtonLink>
              ) : askedById === actorId ? (
                'You asked'
              ) : undefined
            }
          />
        ))}
      </RowList>
    </Panel>
  )
}
