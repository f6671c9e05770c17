import { OUTCOME_WORDS } from '@/components/ui/display/state-tag'
import { Callout } from '@/components/ui/feedback/callout'
import { PanelSection } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { LawRecord } from '@/lib/compliance/law/schema'
import { formatUsd } from '@/lib/kernel/money'
import { type LawChangeReplay, replayLawChange } from '@/lib/reporting/replay/replay-law-change'
import type { Tally } from '@/lib/reporting/replay/replay-totals'

const ROWS_SHOWN = 5

/**
 * The effect of a proposal on payments, in dollars: each is determined under the law in force and with the proposal.
 * Nothing is saved.
 */
export async function ProposalReplay({ record }: { record: LawRecord }) {
  const replay = await replayLawChange([record], { rowsShown: ROWS_SHOWN })
  const { totals, year } = replay
  return (
    <PanelSection title="Effect on payments">
      <div className="grid gap-3">
        <p className="text-sm text-text-2">{summaryOf(replay)}</p>
        {totals.loosened.count > 0 ? (
          <Callout tone="review" title={`It loosens the rules for ${countAndDollars(totals.loosened)}.`}>
            These payments would be treated less strictly than under the law in force.
          </Callout>
        ) : null}
        {totals.differing.count > 0 ? <Differences replay={replay} /> : null}
        {totals.notReplayed.map(({ reason, count, cents }) => (
          <p key={reason} className="text-sm text-text-2">
            {countAndDollars({ count, cents })} could not be replayed: {reason}
          </p>
        ))}
        {replay.isComplete ? null : (
          <Callout tone="review" title="Not every payment was replayed.">
            {year} has more payments than can be replayed here; the effect on the rest is unknown.
          </Callout>
        )}
      </div>
    </PanelSection>
  )
}

const countAndDollars = ({ count, cents }: Tally): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? 'payment' : 'payments'}, ${formatUsd(cents)}`

function summaryOf({ totals, year, lawVersion }: LawChangeReplay): string {
  const count = `${totals.asked.toLocaleString('en-US')} ${totals.asked === 1 ? 'payment' : 'payments'} of ${year}`
  const replayed = `${count}, and every reserved payment, replayed under law ${lawVersion} and with this version.`
  return totals.differing.count === 0 ? `${replayed} No differences.` : replayed
}

function Differences({ replay: { totals, rows } }: { replay: LawChangeReplay }) {
  const lines: [string, Tally][] = [
    ['Newly clear', totals.kinds.newly_clear],
    ['Newly in review', totals.kinds.newly_review],
    ['Newly blocked', totals.kinds.newly_blocked],
    ['Counts more toward the cap', totals.countedMore],
    ['Counts less toward the cap', totals.countedLess],
    ['Other findings, same outcome', totals.kinds.findings],
  ]
  return (
    <>
      <Table caption="What would differ, in dollars" density="dense">
        <TableHead>
          <Th>Difference</Th>
          <Th num>Payments</Th>
          <Th num>US dollars</Th>
        </TableHead>
        <TableBody>
          {lines
            .filter(([, { count }]) => count > 0)
            .map(([label, { count, cents }]) => (
              <Tr key={label}>
                <Td fold="name">{label}</Td>
                <Td fold="hidden" num>
                  {count.toLocaleString('en-US')}
                </Td>
                <Td fold="amount" num>
                  {formatUsd(cents)}
                </Td>
              </Tr>
            ))}
        </TableBody>
      </Table>
      <ul className="grid gap-1 text-sm text-text-2">
        {rows.map(({ paymentId, reference, companyName, result }) =>
          result.kind === 'different' ? (
            <li key={paymentId}>
              <TextLink inline href={`/payments/${paymentId}`}>
                {reference}
              </TextLink>{' '}
              of {companyName}, {formatUsd(result.difference.dollarsCents)}:{' '}
              {OUTCOME_WORDS[result.difference.outcome.before]}, would be{' '}
              {OUTCOME_WORDS[result.difference.outcome.after].toLowerCase()}
            </li>
          ) : null,
        )}
      </ul>
    </>
  )
}
