import { CircleCheck } from 'lucide-react'
import { Usd } from '@/components/ui/display/money'
import { OUTCOME_WORDS } from '@/components/ui/display/state-tag'
import { Reference, SubLine } from '@/components/ui/display/sub-line'
import { Tag, type TagTone } from '@/components/ui/display/tag'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { formatDate } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import type { DecisionDifference, DifferenceKind, FindingChange } from '@/lib/reporting/replay/compare-decisions'
import { DIFFERENCE_LABELS } from '@/lib/reporting/replay/labels'
import type { ReplayedDecision } from '@/lib/reporting/replay/replay-decisions'

const TONES: Readonly<Record<DifferenceKind, TagTone>> = {
  newly_blocked: 'blocked',
  newly_review: 'review',
  newly_clear: 'clear',
  counted: 'wait',
  findings: 'plain',
}

/**
 * The decisions that would differ, largest first; the others are counted above. `total` is the number of differences.
 */
export function ReplayTable({ rows, total }: { rows: readonly ReplayedDecision[]; total: number }) {
  if (total === 0)
    return (
      <Panel title="What would differ">
        <EmptyState
          level={3}
          icon={CircleCheck}
          title="No difference"
          description="Every decision that was made again is the same. Those not replayed are listed above."
        />
      </Panel>
    )
  return (
    <Panel
      title="What would differ"
      count={total.toLocaleString('en-US')}
      footer={rows.length < total ? `The ${rows.length} largest; the file has all of them` : null}
    >
      <Table caption="Decisions that would differ, largest first">
        <TableHead>
          <Th width="136px">Difference</Th>
          <Th>Payment</Th>
          <Th num width="120px">
            Counted before
          </Th>
          <Th num width="120px">
            Counted after
          </Th>
          <Th num width="120px">
            Headroom after
          </Th>
          <Th num width="116px">
            Dollars
          </Th>
        </TableHead>
        <TableBody>
          {rows.flatMap((row) =>
            row.result.kind === 'different'
              ? [<DifferentRow key={`${row.paymentId} ${row.decision}`} row={row} difference={row.result.difference} />]
              : [],
          )}
        </TableBody>
      </Table>
    </Panel>
  )
}

function DifferentRow({ row, difference }: { row: ReplayedDecision; difference: DecisionDifference }) {
  const { kind, outcome, countedCents, headroomEffectCents, findings, dollarsCents } = difference
  return (
    <Tr>
      <Td fold="full">
        <Tag tone={TONES[kind]}>{DIFFERENCE_LABELS[kind]}</Tag>
      </Td>
      <Td fold="name">
        <RowLink href={`/payments/${row.paymentId}`}>{row.companyName}</RowLink>
        <SubLine>
          <Reference>{row.reference}</Reference>, {formatDate(row.paymentDate)}
          {outcome.before === outcome.after
            ? `. ${OUTCOME_WORDS[outcome.after]} before and after`
            : `. ${OUTCOME_WORDS[outcome.before]} before`}
        </SubLine>
        {findings.map((finding) => (
          <SubLine key={finding.rule}>
            <FindingText finding={finding} />
          </SubLine>
        ))}
      </Td>
      <Td fold="start" num>
        <FoldedLabel>Counted before</FoldedLabel> <Usd cents={countedCents.before} />
      </Td>
      <Td fold="end" num>
        <FoldedLabel>Counted after</FoldedLabel> <Usd cents={countedCents.after} />
      </Td>
      <Td fold="full" num className="folded:text-left!">
        <FoldedLabel>Headroom after</FoldedLabel> {effectText(headroomEffectCents)}
      </Td>
      <Td fold="amount" num strong>
        <Usd cents={dollarsCents} />
      </Td>
    </Tr>
  )
}

/** The label of a column on mobile, where the header is hidden. */
const FoldedLabel = ({ children }: { children: string }) => (
  <span className="text-xs text-text-3 unfolded:hidden">{children}</span>
)

const effectText = (cents: number): string =>
  cents === 0 ? 'same' : `${cents > 0 ? '+' : '−'}${formatUsd(Math.abs(cents))}`

function FindingText({ finding: { title, before, after } }: { finding: FindingChange }) {
  const was = before ? OUTCOME_WORDS[before.outcome].toLowerCase() : 'not applied'
  const is = after ? OUTCOME_WORDS[after.outcome].toLowerCase() : 'not applied'
  return (
    <>
      <b className="font-medium text-text-2">
        {title}: {was === is ? is : `${was} to ${is}`}.
      </b>{' '}
      {after?.message ?? before?.message}
    </>
  )
}
