import { CircleCheck } from 'lucide-react'
import { paymentHref, paymentListHref } from '@/components/payments/payment-addresses'
import { ButtonLink } from '@/components/ui/button'
import { Usd } from '@/components/ui/display/money'
import { SubLine } from '@/components/ui/display/sub-line'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { IsoDate } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import type { PaymentListParams } from '@/lib/ledger/payments/list/payment-list-params'
import type { TodaysWork } from '@/lib/reporting/overview/overview'
import type { WorkCount, WorkRow } from '@/lib/reporting/overview/work-queries'
import { countBeginning, waitingWords, whenWords } from '../labels'
import { subjectWords } from '../license-labels'
import { HeadroomCell } from '../year/headroom-cell'

type Clock = { today: IsoDate; timeZone: string }

/** The list that a payment is opened from: its decision leads to the next. */
const QUEUE: PaymentListParams = { state: ['requested'], sort: 'oldest' }

/** Requested payments: for a manager those recorded by others, with a button; for other readers all of them. */
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
      footerEnd={<TextLink href={paymentListHref(QUEUE)}>All awaiting approval</TextLink>}
    >
      {work.awaiting.length === 0 ? (
        <EmptyState
          icon={CircleCheck}
          title={decides ? 'Nothing is awaiting your decision' : 'Nothing is awaiting approval'}
          description="Payments appear here when an analyst records one that passes every rule."
        />
      ) : (
        <Table caption="Payments awaiting a decision, oldest first">
          <TableHead>
            <Th>Company and FSB license</Th>
            <Th width="184px">Headroom including this payment</Th>
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
    hidden > 0 ? `${countBeginning(hidden)} more ${hidden === 1 ? 'is' : 'are'} not shown.` : '',
    mine > 0
      ? `${countBeginning(mine)} more ${mine === 1 ? 'is' : 'are'} awaiting another manager, ` +
        `because you recorded ${mine === 1 ? 'it' : 'them'}.`
      : '',
  ]
  return parts.filter(Boolean).join(' ') || undefined
}

function AwaitingRow({ row, clock, decides }: { row: WorkRow; clock: Clock; decides: boolean }) {
  return (
    <Tr>
      <Td fold="name">
        <RowLink href={paymentHref(QUEUE, row.id)}>{row.companyName}</RowLink>
        <SubLine>{subjectWords(row)}</SubLine>
      </Td>
      <Td fold="full" width="184px">
        <HeadroomCell name={`${row.companyName}, ${row.year}`} headroom={row} />
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
            href={paymentHref(QUEUE, row.id)}
            aria-label={`Decide ${row.reference}, ${row.companyName}`}
          >
            Decide
          </ButtonLink>
        </Td>
      ) : null}
    </Tr>
  )
}
