import { paymentHref, paymentListHref } from '@/components/payments/payment-addresses'
import { ButtonLink } from '@/components/ui/button'
import { Usd } from '@/components/ui/display/money'
import { SubLine } from '@/components/ui/display/sub-line'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { IsoDate } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import type { PaymentListParams } from '@/lib/ledger/payments/list/payment-list-params'
import type { TodaysWork } from '@/lib/reporting/overview/overview'
import type { WorkRow } from '@/lib/reporting/overview/work-queries'
import { waitingWords } from '../labels'

type Clock = { today: IsoDate; timeZone: string }

/** The list that an entry is opened from: its decision leads to the next. */
const QUEUE: PaymentListParams = { state: ['in_review', 'unreserved'], sort: 'oldest' }

/** Entries that a rule sent to review, with its finding. No review is ever released automatically. */
export function ReviewPanel({ work, actorId, clock }: { work: TodaysWork; actorId: string; clock: Clock }) {
  const { in_review: reserved, unreserved } = work.counts
  const reservedCents = reserved.mine.cents + reserved.others.cents
  const count = [reserved, unreserved].reduce((sum, { mine, others }) => sum + mine.count + others.count, 0)
  const decides = work.hand === 'decides'
  if (count === 0) return <Panel title="In review" count={0} footer="No entries are in review." />
  return (
    <Panel
      title="In review"
      count={count}
      end={`${formatUsd(reservedCents)} reserved until a person decides`}
      footerEnd={
        count > work.inReview.length ? <TextLink href={paymentListHref(QUEUE)}>All in review</TextLink> : undefined
      }
    >
      <Table caption="Entries in review, oldest first">
        <TableHead>
          <Th>Company and rule</Th>
          <Th>Finding</Th>
          <Th num>Amount</Th>
          {decides ? (
            <Th>
              <span className="sr-only">Review</span>
            </Th>
          ) : null}
        </TableHead>
        <TableBody>
          {work.inReview.map((row) => (
            <ReviewRow key={row.id} row={row} clock={clock} decides={decides} own={row.recordedById === actorId} />
          ))}
        </TableBody>
      </Table>
    </Panel>
  )
}

const reviewText = (row: WorkRow): string =>
  row.state === 'unreserved'
    ? 'It reserves no headroom: a payment outside the authorization used it.'
    : (row.finding?.message ?? 'Awaiting a decision.')

function ReviewRow({ row, clock, decides, own }: { row: WorkRow; clock: Clock; decides: boolean; own: boolean }) {
  const waiting = waitingWords(row.recordedAt, clock.today, clock.timeZone)
  return (
    <Tr>
      <Td fold="name" nowrap>
        <RowLink href={paymentHref(QUEUE, row.id)}>{row.companyName}</RowLink>
        <SubLine>
          {row.finding?.title ?? 'Review'}, waiting {waiting}
        </SubLine>
      </Td>
      <Td fold="full" tone="text-2">
        <span className="text-sm leading-[18px]">{reviewText(row)}</span>
      </Td>
      <Td fold="amount" num className="font-medium">
        <Usd cents={row.amountCents} />
      </Td>
      {decides ? (
        <Td fold="end" num>
          {own ? (
            <span className="text-xs text-text-3">You recorded it</span>
          ) : (
            <ButtonLink
              size="small"
              href={paymentHref(QUEUE, row.id)}
              aria-label={`Review ${row.reference}, ${row.companyName}`}
            >
              Review
            </ButtonLink>
          )}
        </Td>
      ) : null}
    </Tr>
  )
}
