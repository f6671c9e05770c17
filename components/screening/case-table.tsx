import { InstantText } from '@/components/ui/date-text'
import { RowLink } from '@/components/ui/link'
import { OutcomeTag } from '@/components/ui/state-tag'
import { SubLine } from '@/components/ui/sub-line'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import { DECISION_WORDS } from '@/lib/screening-desk/screening-cases/case-list-params'
import type { CaseRow } from '@/lib/screening-desk/screening-cases/case-queries'
import { partInWords } from '@/lib/screening-desk/screening-cases/subject-words'
import { CASES_PATH } from './case-filters'

const SOURCE_WORDS: Readonly<Record<string, string>> = {
  payment: 'sent to review',
  're-screening': 'screened again',
  record: 'saved',
}

/** Cases, the newest first: the destination, why it is in doubt, whose it is, and what a person decided. */
export function CaseTable({ rows, timeZone }: { rows: readonly CaseRow[]; timeZone: string }) {
  return (
    <Table caption="Screening cases">
      <TableHead>
        <Th width="44%">Destination</Th>
        <Th>Screened as</Th>
        <Th>From</Th>
        <Th>Opened</Th>
        <Th>Decision</Th>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td fold="name">
              <RowLink href={`${CASES_PATH}/${row.id}`}>{row.line || 'no destination'}</RowLink>
              <SubLine>{row.says ?? ''}</SubLine>
            </Td>
            <Td fold="start">
              <OutcomeTag outcome={row.outcome} />
            </Td>
            <Td fold="full">
              <span className="wrap-anywhere">
                {[row.subjectName, partInWords(row.subject)].filter(Boolean).join(', ')}
              </span>
              <SubLine>
                {[SOURCE_WORDS[row.source], row.companyName === row.subjectName ? null : row.companyName]
                  .filter(Boolean)
                  .join(', ')}
              </SubLine>
            </Td>
            <Td fold="end">
              <InstantText instant={row.openedAt} timeZone={timeZone} />
            </Td>
            <Td fold="full">
              {row.decision ? (
                <>
                  {DECISION_WORDS[row.decision]}
                  <SubLine>{row.decidedByName ?? ''}</SubLine>
                </>
              ) : (
                <span className="text-text-3">Open</span>
              )}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
