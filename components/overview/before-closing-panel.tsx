import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import type { YearState } from '@/lib/ledger/years/year-queries'
import { NOTHING_OPEN } from '@/lib/reporting/yearly-summary/messages'
import type { OpenPoint } from '@/lib/reporting/yearly-summary/signing/open-points'

/** What is open before a year is signed, each point with its rows. */
export function BeforeClosingPanel({
  year,
  state,
  points,
}: {
  year: number
  state: YearState
  points: readonly OpenPoint[]
}) {
  const footer = state.closed
    ? `${year} is closed${state.closedByName ? ` by ${state.closedByName}` : ''}.`
    : points.length === 0
      ? NOTHING_OPEN
      : undefined
  return (
    <Panel
      title={`Before ${year} is signed`}
      count={points.length > 0 ? `${points.length} open` : 'all done'}
      footer={footer}
      footerEnd={footer ? <TextLink href={`/yearly-summary?year=${year}`}>Yearly summary</TextLink> : undefined}
    >
      <RowList>
        {points.map(({ key, count, label, href }) => (
          <RowListItem
            key={key}
            tight
            title={label}
            end={
              <TextLink href={href} aria-label={`${label}: ${count}`}>
                {count}
              </TextLink>
            }
          />
        ))}
      </RowList>
    </Panel>
  )
}
