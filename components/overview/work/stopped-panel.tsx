import { ButtonLink } from '@/components/ui/button'
import { Usd } from '@/components/ui/display/money'
import { StateTag } from '@/components/ui/display/state-tag'
import { SubLine } from '@/components/ui/display/sub-line'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { TodaysWork } from '@/lib/reporting/overview/overview'
import { whenWords } from '../labels'

/**
 * Payments that Headroom stopped because the facts changed after they were recorded or decided. Shown first; hidden
 * when there are none.
 */
export function StoppedPanel({
  work,
  actorId,
  clock,
}: {
  work: TodaysWork
  actorId: string
  clock: { today: IsoDate; timeZone: string }
}) {
  const { stopped, stoppedCount } = work
  if (stopped.length === 0) return null
  const decides = work.hand === 'decides'
  const all = `/payments?state=in_review&state=unreserved${work.hand === 'records' ? `&recordedBy=${actorId}` : ''}`
  return (
    <Panel
      title="Stopped by Headroom"
      count={stoppedCount}
      end="the facts changed; a person must decide"
      footerEnd={stoppedCount > stopped.length ? <TextLink href={all}>All in review</TextLink> : undefined}
    >
      <Table caption="Payments that Headroom stopped because the facts changed, newest first">
        <TableHead>
          <Th>Company and payment</Th>
          <Th>Reason</Th>
          <Th>State</Th>
          <Th num>Amount</Th>
          <Th>
            <span className="sr-only">Open</span>
          </Th>
        </TableHead>
        <TableBody>
          {stopped.map((row) => (
            <Tr key={row.paymentId}>
              <Td fold="name">
                <RowLink href={`/payments/${row.paymentId}`}>{row.companyName}</RowLink>
                <SubLine>
                  {row.reference}, {whenWords(row.stoppedAt, clock.today, clock.timeZone)}
                </SubLine>
              </Td>
              <Td fold="full" tone="text-2">
                <span className="text-sm leading-[18px] wrap-anywhere">{row.reason}</span>
              </Td>
              <Td fold="start">
                <StateTag state={row.state} />
              </Td>
              <Td fold="amount" num className="font-medium">
                <Usd cents={row.amountCents} />
              </Td>
              <Td fold="end" num>
                <ButtonLink
                  size="small"
                  href={`/payments/${row.paymentId}`}
                  aria-label={`See what stopped ${row.reference}, ${row.companyName}`}
                >
                  {decides && row.recordedById !== actorId ? 'Review' : 'Open'}
                </ButtonLink>
              </Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Panel>
  )
}
