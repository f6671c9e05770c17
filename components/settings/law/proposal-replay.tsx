import { Callout } from '@/components/ui/callout'
import { TextLink } from '@/components/ui/link'
import { PanelSection } from '@/components/ui/panel'
import { OUTCOME_WORDS } from '@/components/ui/state-tag'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import type { LawRecord } from '@/lib/compliance/law/schema'
import { formatUsd } from '@/lib/kernel/money'
import { type LawChangeReplay, replayLawChange } from '@/lib/reporting/replay/replay-law-change'
import type { Tally } from '@/lib/reporting/replay/replay-totals'

const ROWS_SHOWN = 5

/**
 * What a proposal would change for payments, in dollars: each is decided under the law in force and with the proposal
 * on top. Nothing is written.
 */
export async function ProposalReplay({ record }: { record: LawRecord }) {
  const replay = await replayLawChange([record], { rowsShown: ROWS_SHOWN })
  const { totals, year } = replay
  return (
    <PanelSection title="What it would change">
      <div className="grid gap-3">
        <p className="text-sm text-text-2">{summaryOf(replay)}</p>
        {totals.loosened.count > 0 ? (
          <Callout tone="review" title={`It loosens: ${countAndDollars(totals.loosened)}.`}>
            These payments would be held less strictly than under the law in force.
          </Callout>
        ) : null}
        {totals.differing.count > 0 ? <Differences replay={replay} /> : null}
        {totals.notReplayed.map(({ reason, count, cents }) => (
          <p key={reason} className="text-sm text-text-2">
            {countAndDollars({ count, cents })} could not be decided again: {reason}
          </p>
        ))}
        {replay.isComplete ? null : (
          <Callout tone="review" title="Not every payment was asked about.">
            There are more payments of {year} than a page can ask about; nothing is known about the rest.
          </Callout>
        )}
      </div>
    </PanelSection>
  )
}

const countAndDollars = ({ count, cents }: Tally): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? 'payment' : 'payments'}, ${formatUsd(cents)}`

function summaryOf({ totals, year, lawVersion }: LawChangeReplay): string {
  const asked = `${totals.asked.toLocaleString('en-US')} ${totals.asked === 1 ? 'payment' : 'payments'} of ${year}, with everything that is reserved, decided again under law ${lawVersion} and with this version on top.`
  return totals.differing.count === 0 ? `${asked} Nothing differs.` : asked
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
