import { CircleCheck } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { RowLink, TextLink } from '@/components/ui/link'
import { Usd } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { StateTag } from '@/components/ui/state-tag'
import { SubLine } from '@/components/ui/sub-line'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import { formatUsd } from '@/lib/kernel/money'
import type { TodaysWork } from '@/lib/reporting/overview/overview'
import type { WorkRow } from '@/lib/reporting/overview/work-queries'
import { subjectWords } from './license-words'
import { RoomCell } from './room-cell'

/** A person's own entries: approved ones that wait to be paid, with a button, and those that wait for a manager. */
export function OwnPanel({ work, actorId }: { work: TodaysWork; actorId: string }) {
  const { requested, in_review, unreserved, approved } = work.counts
  const records = work.hand === 'records'
  if (!records && approved.mine.count === 0) return null
  const shown = records ? [approved.mine, in_review.mine, unreserved.mine, requested.mine] : [approved.mine]
  const count = shown.reduce((sum, one) => sum + one.count, 0)
  const cents = shown.reduce((sum, one) => sum + one.cents, 0)
  const states = records ? 'state=approved&state=in_review&state=unreserved&state=requested' : 'state=approved'
  return (
    <Panel
      title={records ? 'Waiting on my entries' : 'Approved, to be marked as paid'}
      count={count}
      end={count > 0 ? `${formatUsd(cents)} reserved` : undefined}
      footer={records ? 'A manager decides what is requested and in review.' : undefined}
      footerEnd={<TextLink href={`/payments?${states}&recordedBy=${actorId}`}>All of mine</TextLink>}
    >
      {work.own.length === 0 ? (
        <EmptyState
          icon={CircleCheck}
          title="None of your entries waits"
          says="What you record appears here until it is paid, rejected or voided."
          actions={<ButtonLink href="/payments/new">Record payment</ButtonLink>}
        />
      ) : (
        <Table caption="My entries that are not finished, approved ones first">
          <TableHead>
            <Th>Company and FSB license</Th>
            <Th width="184px">Headroom, this one included</Th>
            <Th>State</Th>
            <Th num>Amount</Th>
            <Th>
              <span className="sr-only">Next step</span>
            </Th>
          </TableHead>
          <TableBody>
            {work.own.map((row) => (
              <OwnRow key={row.id} row={row} />
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  )
}

function OwnRow({ row }: { row: WorkRow }) {
  const isApproved = row.state === 'approved'
  return (
    <Tr>
      <Td fold="name">
        <RowLink href={`/payments/${row.id}`}>{row.companyName}</RowLink>
        <SubLine>{row.state === 'in_review' && row.finding ? row.finding.says : subjectWords(row)}</SubLine>
      </Td>
      <Td fold="full" width="184px">
        <RoomCell name={`${row.companyName}, ${row.year}`} headroom={row} />
      </Td>
      <Td fold="start" nowrap>
        <StateTag state={row.state} />
      </Td>
      <Td fold="amount" num className="font-medium">
        <Usd cents={row.amountCents} />
      </Td>
      <Td fold="end" num>
        <ButtonLink
          size="small"
          href={`/payments/${row.id}`}
          aria-label={`${isApproved ? 'Mark as paid' : 'Open'} ${row.reference}, ${row.companyName}`}
        >
          {isApproved ? 'Mark as paid' : 'Open'}
        </ButtonLink>
      </Td>
    </Tr>
  )
}
