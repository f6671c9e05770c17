import { CircleCheck } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Usd } from '@/components/ui/display/money'
import { StateTag } from '@/components/ui/display/state-tag'
import { SubLine } from '@/components/ui/display/sub-line'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { formatUsd } from '@/lib/kernel/money'
import type { TodaysWork } from '@/lib/reporting/overview/overview'
import type { WorkRow } from '@/lib/reporting/overview/work-queries'
import { subjectWords } from '../license-labels'
import { HeadroomCell } from '../year/headroom-cell'

/** The user's own entries: approved ones to be marked as paid, with a button, and those awaiting a manager. */
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
      footer={records ? 'A manager decides on requested payments and on those in review.' : undefined}
      footerEnd={<TextLink href={`/payments?${states}&recordedBy=${actorId}`}>All my entries</TextLink>}
    >
      {work.own.length === 0 ? (
        <EmptyState
          icon={CircleCheck}
          title="None of your entries are pending"
          description="Payments that you record appear here until they are paid, rejected or voided."
          actions={<ButtonLink href="/payments/new">Record payment</ButtonLink>}
        />
      ) : (
        <Table caption="My pending entries, approved ones first">
          <TableHead>
            <Th>Company and FSB license</Th>
            <Th width="184px">Headroom including this payment</Th>
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
        <SubLine>{row.state === 'in_review' && row.finding ? row.finding.message : subjectWords(row)}</SubLine>
      </Td>
      <Td fold="full" width="184px">
        <HeadroomCell name={`${row.companyName}, ${row.year}`} headroom={row} />
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
