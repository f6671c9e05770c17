import { ButtonLink } from '@/components/ui/button'
import { Usd } from '@/components/ui/display/money'
import { SubLine } from '@/components/ui/display/sub-line'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { WaitingForPerson } from '@/lib/records/comments/waiting-for-person'
import { waitingWords } from '../labels'

const PAGES = { payment: '/payments', 'screening-case': '/screening/cases' } as const

/** What colleagues assigned to this person or asked them about. Hidden when there is nothing. */
export function WaitingForMePanel({
  rows,
  clock,
}: {
  rows: readonly WaitingForPerson[]
  clock: { today: IsoDate; timeZone: string }
}) {
  const count = rows[0]?.waitingCount ?? 0
  if (count === 0) return null
  return (
    <Panel
      title="Waiting for you"
      count={count}
      end="assigned to you, or you were asked"
      footer={
        count > rows.length ? `${count - rows.length} more are not shown. They follow as you answer these.` : undefined
      }
    >
      <Table caption="Records that colleagues assigned to you or asked you about, the longest waiting first">
        <TableHead>
          <Th>Record</Th>
          <Th>Comment</Th>
          <Th>From</Th>
          <Th num>Amount</Th>
          <Th>
            <span className="sr-only">Open</span>
          </Th>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Tr key={row.id}>
              <Td fold="name">
                <RowLink href={`${PAGES[row.kind]}/${row.id}`}>{row.companyName ?? row.name}</RowLink>
                <SubLine>{row.kind === 'payment' ? row.name : 'Screening case'}</SubLine>
              </Td>
              <Td fold="full" tone="text-2">
                <span className="line-clamp-2 text-sm leading-[18px] wrap-anywhere">{row.body || 'No comment'}</span>
              </Td>
              <Td fold="start" tone="text-2" nowrap>
                <span className="text-sm">{row.byName}</span>
                <SubLine>
                  {row.reason === 'assigned' ? 'assigned it, ' : 'asked you, '}
                  {waitingWords(row.since, clock.today, clock.timeZone)}
                </SubLine>
              </Td>
              <Td fold="amount" num className="font-medium">
                {row.amountCents === null ? null : <Usd cents={row.amountCents} />}
              </Td>
              <Td fold="end" num>
                <ButtonLink
                  size="small"
                  href={`${PAGES[row.kind]}/${row.id}#comments`}
                  aria-label={`Answer about ${row.name}`}
                >
                  Answer
                </ButtonLink>
              </Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Panel>
  )
}
