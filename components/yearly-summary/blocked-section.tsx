import { TextLink } from '@/components/ui/link'
import { Usd } from '@/components/ui/money'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import { TotalAmount, TotalCell, TotalRow } from '@/components/ui/total-row'
import { formatUsd } from '@/lib/money'
import { RULE_TITLES } from '@/lib/rules/words'
import { RULE_SOURCES } from '@/lib/yearly-summary/rule-sources'
import type { YearlySummary } from '@/lib/yearly-summary/yearly-summary'
import { DocumentSection, PaperNote, PaperTable } from './document-parts'

/** What was refused in the year, by the rule that refused it. */
export function BlockedSection({ summary: { year, blocked, totals } }: { summary: YearlySummary }) {
  const isTwice = blocked.reduce((sum, { count }) => sum + count, 0) > totals.blockedCount
  return (
    <DocumentSection number={4} title="Blocked entries by rule">
      {blocked.length === 0 ? (
        <p className="text-text-2">No entry was blocked in {year}.</p>
      ) : (
        <PaperTable>
          <Table caption={`Blocked entries of ${year} by rule`} density="dense">
            <TableHead>
              <Th>Rule</Th>
              <Th>Source</Th>
              <Th num>Entries</Th>
              <Th num>Refused</Th>
            </TableHead>
            <TableBody>
              {blocked.map(({ rule, count, cents }) => (
                <Tr key={rule}>
                  <Td fold="name" nowrap>
                    {RULE_TITLES[rule] ?? rule}
                  </Td>
                  <Td fold="start" tone="text-2">
                    <span className="text-sm">{RULE_SOURCES[rule] ?? ''}</span>
                  </Td>
                  <Td fold="end" num>
                    <TextLink
                      inline
                      href={`/payments?year=${year}&state=blocked&rule=${rule}`}
                      aria-label={`${count} refused by ${RULE_TITLES[rule] ?? rule}`}
                    >
                      {count}
                    </TextLink>
                    <span className="tablet:hidden print:hidden"> {count === 1 ? 'entry' : 'entries'}</span>
                  </Td>
                  <Td fold="amount" num>
                    <Usd cents={cents} />
                  </Td>
                </Tr>
              ))}
            </TableBody>
            <TotalRow>
              <TotalCell colSpan={2}>All entries</TotalCell>
              <TotalCell num hidden>
                {totals.blockedCount}
              </TotalCell>
              <TotalCell num>
                <TotalAmount>{formatUsd(totals.blockedCents)}</TotalAmount>
              </TotalCell>
            </TotalRow>
          </Table>
        </PaperTable>
      )}
      {isTwice ? (
        <PaperNote>An entry that two rules refuse stands under both and counts once in the total.</PaperNote>
      ) : null}
    </DocumentSection>
  )
}
