import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import { type OpenWork, openItems } from '@/lib/ledger/years/open-items'
import type { YearState } from '@/lib/ledger/years/year-queries'

/** What must be done before a year can be signed, each item with its rows. */
export function BeforeClosingPanel({
  year,
  state,
  work,
  withoutNoteCount,
}: {
  year: number
  state: YearState
  work: OpenWork
  withoutNoteCount: number
}) {
  const items = [
    ...openItems(year, work).map((item) => ({ ...item, words: `Payments ${item.words}` })),
    ...(withoutNoteCount > 0
      ? [
          {
            key: 'violations',
            count: withoutNoteCount,
            words: 'Apparent violations without a note',
            href: `/payments?year=${year}&state=violation`,
          },
        ]
      : []),
  ]
  const footer = state.closed
    ? `${year} is closed${state.closedByName ? ` by ${state.closedByName}` : ''}.`
    : items.length === 0
      ? `No payment of ${year} is awaiting a decision or payment.`
      : undefined
  return (
    <Panel
      title={`Before ${year} can be signed`}
      count={items.length > 0 ? `${items.length} open` : 'all done'}
      footer={footer}
      footerEnd={footer ? <TextLink href={`/yearly-summary?year=${year}`}>Yearly summary</TextLink> : undefined}
    >
      <RowList>
        {items.map((item) => (
          <RowListItem
            key={item.key}
            tight
            title={item.words}
            end={
              <TextLink href={item.href} aria-label={`${item.count} ${item.words.toLowerCase()}`}>
                {item.count}
              </TextLink>
            }
          />
        ))}
      </RowList>
    </Panel>
  )
}
