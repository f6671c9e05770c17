import { ButtonLink } from '@/components/ui/button'
import { Usd } from '@/components/ui/display/money'
import { SubLine } from '@/components/ui/display/sub-line'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { TodaysWork } from '@/lib/reporting/overview/overview'
import { whenWords } from '../labels'

/** Requests to void payments that have left the account. A second person confirms; until then the amount counts. */
export function VoidsPanel({
  work,
  actorId,
  clock,
}: {
  work: TodaysWork
  actorId: string
  clock: { today: IsoDate; timeZone: string }
}) {
  if (work.voids.length === 0) return null
  const decides = work.hand === 'decides'
  return (
    <Panel
      title="Voids to confirm"
      count={work.voidCount}
      end="the amounts count until a second person confirms"
      footerEnd={
        work.voidCount > work.voids.length ? <TextLink href="/payments?voids=asked">All requests</TextLink> : undefined
      }
    >
      <Table caption="Requests to void payments that have left the account, oldest first">
        <TableHead>
          <Th>Company and payment</Th>
          <Th>Reason</Th>
          <Th>Requested by</Th>
          <Th num>Amount</Th>
          {decides ? (
            <Th>
              <span className="sr-only">Confirm</span>
            </Th>
          ) : null}
        </TableHead>
        <TableBody>
          {work.voids.map((row) => (
            <Tr key={row.paymentId}>
              <Td fold="name" nowrap>
                <RowLink href={`/payments/${row.paymentId}`}>{row.companyName}</RowLink>
                <SubLine>{row.reference}</SubLine>
              </Td>
              <Td fold="full" tone="text-2">
                <span className="text-sm leading-[18px]">{row.reason}</span>
              </Td>
              <Td fold="start" tone="text-2" nowrap>
                <span className="text-sm">{row.askedByName}</span>
                <SubLine>{whenWords(row.askedAt, clock.today, clock.timeZone)}</SubLine>
              </Td>
              <Td fold="amount" num className="font-medium">
                <Usd cents={row.amountCents} />
              </Td>
              {decides ? (
                <Td fold="end" num>
                  {row.askedById === actorId ? (
                    <span className="text-xs text-text-3">You asked</span>
                  ) : (
                    <ButtonLink
                      size="small"
                      href={`/payments/${row.paymentId}`}
                      aria-label={`Confirm or decline the voiding of ${row.reference}`}
                    >
                      Confirm
                    </ButtonLink>
                  )}
                </Td>
              ) : null}
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Panel>
  )
}
