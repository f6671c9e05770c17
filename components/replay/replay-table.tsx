import { CircleCheck } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'
import { RowLink } from '@/components/ui/link'
import { Usd } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { OUTCOME_WORDS } from '@/components/ui/state-tag'
import { Reference, SubLine } from '@/components/ui/sub-line'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import { Tag, type TagTone } from '@/components/ui/tag'
import { formatDate } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import type { DecisionDifference, DifferenceKind, FindingChange } from '@/lib/reporting/replay/compare-decisions'
import type { ReplayedDecision } from '@/lib/reporting/replay/replay-decisions'
import { DIFFERENCE_WORDS } from '@/lib/reporting/replay/replay-words'

const TONES: Readonly<Record<DifferenceKind, TagTone>> = {
  newly_blocked: 'blocked',
  newly_review: 'review',
  newly_clear: 'clear',
  counted: 'wait',
  findings: 'plain',
}

/** The decisions that would differ, largest first; the others are counted above. `total` is how many there are. */
export function ReplayTable({ rows, total }: { rows: readonly ReplayedDecision[]; total: number }) {
  if (total === 0)
    return (
      <Panel title="What would differ">
        <EmptyState
          level={3}
          icon={CircleCheck}
          title="No difference"
          says="Every decision that was made again is the same. What was not replayed stands above."
        />
      </Panel>
    )
  return (
    <Panel
      title="What would differ"
      count={total.toLocaleString('en-US')}
      footer={rows.length < total ? `The ${rows.length} largest; the file has them all` : null}
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
        <Tag tone={TONES[kind]}>{DIFFERENCE_WORDS[kind]}</Tag>
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
            <FindingWords finding={finding} />
          </SubLine>
        ))}
      </Td>
      <Td fold="start" num>
        <FoldedLabel>Counted before</FoldedLabel> <Usd cents={countedCents.before} />
      </Td>
      <Td fold="end" num>
        <FoldedLabel>Counted after</FoldedLabel> <Usd cents={countedCents.after} />
      </Td>
      <Td fold="full" num className="max-tablet:text-left!">
        <FoldedLabel>Headroom after</FoldedLabel> {effectText(headroomEffectCents)}
      </Td>
      <Td fold="amount" num strong>
        <Usd cents={dollarsCents} />
      </Td>
    </Tr>
  )
}

/** The words of a column where the header is hidden. */
const FoldedLabel = ({ children }: { children: string }) => (
  <span className="text-xs text-text-3 tablet:hidden">{children}</span>
)

const effectText = (cents: number): string =>
  cents === 0 ? 'same' : `${cents > 0 ? '+' : '−'}${formatUsd(Math.abs(cents))}`

function FindingWords({ finding: { title, before, after } }: { finding: FindingChange }) {
  const was = before ? OUTCOME_WORDS[before.outcome].toLowerCase() : 'not asked'
  const is = after ? OUTCOME_WORDS[after.outcome].toLowerCase() : 'not asked'
  return (
    <>
      <b className="font-medium text-text-2">
        {title}: {was === is ? is : `${was} to ${is}`}.
      </b>{' '}
      {after?.message ?? before?.message}
    </>
  )
}
