import type { ReactNode } from 'react'
import { OutcomeTag } from '@/components/ui/display/state-tag'
import { Panel } from '@/components/ui/layout/panel'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { type ComparedRule, compareFindings, type RuleAnswer } from '@/lib/compliance/rules/comparison/compare-findings'
import type { Finding } from '@/lib/compliance/rules/types'
import { numberWord, sentence } from '@/lib/compliance/rules/words'
import { formatInstant } from '@/lib/kernel/calendar'

/** A stored determination as this panel shows it; `askedAtStep` is the step at which the rules were run. */
export type ComparedDetermination = {
  seq: number
  madeAt: Date
  askedAtStep: string
  rulesVersion: string
  findings: readonly Finding[]
}

const STEPS: Readonly<Record<string, string>> = {
  record: 'when it was recorded',
  approve: 'at its approval',
  clear_review: 'when its review was decided',
  mark_paid: 'when it was marked as paid',
  background: 'because a fact changed',
}

/**
 * The answers of the rules when they were run again, beside the answers before: rule by rule, changed ones first.
 * Newest first; renders nothing for a payment whose rules were run once.
 */
export function RulesRunAgainPanel({
  determinations,
  timeZone,
}: {
  /** Newest first, as readPayment() has them. */
  determinations: readonly ComparedDetermination[]
  timeZone: string
}) {
  return determinations.slice(0, -1).map((now, at) => {
    const before = determinations[at + 1]
    return before ? <Compared key={now.seq} before={before} now={now} timeZone={timeZone} /> : null
  })
}

type ComparedProps = { before: ComparedDetermination; now: ComparedDetermination; timeZone: string }

function Compared({ before, now, timeZone }: ComparedProps) {
  const rules = compareFindings(before.findings, now.findings)
  const changed = rules.filter(({ hasChanged }) => hasChanged)
  const same = rules.filter(({ hasChanged }) => !hasChanged)
  const heads = { before: headOf(before, timeZone), now: headOf(now, timeZone) }
  const title = `The rules were run again ${STEPS[now.askedAtStep] ?? ''}`
  return (
    <Panel title={title} footer={`Before: ${heads.before}. Now: ${heads.now}.`}>
      {changed.length > 0 ? (
        <RuleTable caption={`${title}: rules that changed`} rules={changed} />
      ) : (
        <p className="px-4 py-2.5 text-text-2">Every rule gives the same answer as before.</p>
      )}
      {same.length > 0 ? (
        <details className="border-t border-line">
          <summary className="cursor-pointer px-4 py-2.5 text-sm text-accent">
            {sentence(numberWord(same.length))} {same.length === 1 ? 'rule' : 'rules'} unchanged
          </summary>
          <RuleTable caption={`${title}: unchanged rules`} rules={same} />
        </details>
      ) : null}
    </Panel>
  )
}

const headOf = ({ madeAt, rulesVersion }: ComparedDetermination, timeZone: string): string =>
  `${formatInstant(madeAt, timeZone)}, rules ${rulesVersion}`

function RuleTable({ caption, rules }: { caption: string; rules: readonly ComparedRule[] }) {
  return (
    <Table caption={caption}>
      <TableHead>
        <Th width="22%">Rule</Th>
        <Th width="39%">Before</Th>
        <Th>Now</Th>
      </TableHead>
      <TableBody>
        {rules.map(({ rule, title, before, now }) => (
          <Tr key={rule}>
            <Td fold="full" strong className="align-top">
              {title}
            </Td>
            <Answer label="Before" answer={before} />
            <Answer label="Now" answer={now} />
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}

/** One answer; on a narrow screen it carries its own label. */
function Answer({ label, answer }: { label: string; answer: RuleAnswer | null }): ReactNode {
  return (
    <Td fold="full" className="align-top">
      <div className="grid justify-items-start gap-1 py-0.5 folded:grid-cols-[3.5rem_minmax(0,1fr)] folded:gap-x-2">
        <span aria-hidden="true" className="text-xs text-text-3 unfolded:hidden">
          {label}
        </span>
        {answer ? <OutcomeTag outcome={answer.outcome} /> : <span className="text-text-3">Not run</span>}
        {answer ? (
          <span className="text-sm leading-[18px] wrap-anywhere text-text-2 folded:col-start-2">{answer.message}</span>
        ) : null}
      </div>
    </Td>
  )
}
