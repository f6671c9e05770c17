import { CircleCheck } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { RowLink, TextLink } from '@/components/ui/link'
import { Usd } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { SubLine } from '@/components/ui/sub-line'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import type { IsoDate } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import type { TodaysWork } from '@/lib/reporting/overview/overview'
import type { WorkCount, WorkRow } from '@/lib/reporting/overview/work-queries'
import { subjectWords } from './license-words'
import { RoomCell } from './room-cell'
import { countBeginning, waitingWords, whenWords } from './words'

type Clock = { today: IsoDate; timeZone: string }

const LIST = '/payments?state=requested&sort=oldest'

/** Requested payments: for a manager those recorded by somebody else, with a button; for a reader all of them. */
export function AwaitingPanel({ work, clock }: { work: TodaysWork; clock: Clock }) {
  const { mine, others } = work.counts.requested
  const decides = work.hand === 'decides'
  const count: WorkCount = decides
    ? others
    : { count: mine.count + others.count, cents: mine.cents + others.cents, oldest: others.oldest ?? mine.oldest }
  const hidden = count.count - work.awaiting.length
  return (
    <Panel
      title={decides ? 'Awaiting my decision' : 'Awaiting approval'}
      count={count.count}
      end={
        count.oldest
          ? `${formatUsd(count.cents)} reserved, oldest ${waitingWords(count.oldest, clock.today, clock.timeZone)}`
          : undefined
      }
      footer={footerWords(hidden, decides ? mine.count : 0)}
      footerEnd={<TextLink href={LIST}>All awaiting approval</TextLink>}
    >
      {work.awaiting.length === 0 ? (
        <EmptyState
          icon={CircleCheck}
          title={decides ? 'Nothing waits for your decision' : 'Nothing awaits approval'}
          says="A payment appears here when an analyst records one that every rule clears."
        />
      ) : (
        <Table caption="Payments that await a decision, the longest waiting first">
          <TableHead>
            <Th>Company and FSB license</Th>
            <Th width="184px">Headroom, this one included</Th>
            <Th>Requested by</Th>
            <Th num>Amount</Th>
            {decides ? (
              <Th>
                <span className="sr-only">Decide</span>
              </Th>
            ) : null}
          </TableHead>
          <TableBody>
            {work.awaiting.map((row) => (
              <AwaitingRow key={row.id} row={row} clock={clock} decides={decides} />
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  )
}

function footerWords(hidden: number, mine: number): string | undefined {
  const parts = [
    hidden > 0 ? `${countBeginning(hidden)} more ${hidden === 1 ? 'waits' : 'wait'} behind the link.` : '',
    mine > 0
      ? `${countBeginning(mine)} more ${mine === 1 ? 'waits' : 'wait'} for another manager: you recorded ${mine === 1 ? 'it' : 'them'}.`
      : '',
  ]
  return parts.filter(Boolean).join(' ') || undefined
}

function AwaitingRow({ row, clock, decides }: { row: WorkRow; clock: Clock; decides: boolean }) {
  return (
    <Tr>
      <Td fold="name">
        <RowLink href={`/payments/${row.id}`}>{row.companyName}</RowLink>
        <SubLine>{subjectWords(row)}</SubLine>
      </Td>
      <Td fold="full" width="184px">
        <RoomCell name={`${row.companyName}, ${row.year}`} headroom={row} />
      </Td>
      <Td fold="start" tone="text-2" nowrap>
        <span className="text-sm">{row.recordedByName}</span>
        <SubLine>{whenWords(row.recordedAt, clock.today, clock.timeZone)}</SubLine>
      </Td>
      <Td fold="amount" num className="font-medium">
        <Usd cents={row.amountCents} />
      </Td>
      {decides ? (
        <Td fold="end" num>
          <ButtonLink
            size="small"
            href={`/payments/${row.id}`}
            aria-label={`Decide ${row.reference}, ${row.companyName}`}
          >
            Decide
          </ButtonLink>
        </Td>
      ) : null}
    </Tr>
  )
}
