import { InstantText } from '@/components/ui/display/date-text'
import { OutcomeTag } from '@/components/ui/display/state-tag'
import { SubLine } from '@/components/ui/display/sub-line'
import { RowLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { type CaseListParams, DECISION_LABELS } from '@/lib/screening-desk/screening-cases/case-list-params'
import type { CaseRow } from '@/lib/screening-desk/screening-cases/case-queries'
import { partLabel } from '@/lib/screening-desk/screening-cases/case-subject-label'
import { caseHref } from './case-addresses'

const SOURCE_LABELS: Readonly<Record<string, string>> = {
  payment: 'sent to review',
  're-screening': 'rescreened',
  record: 'saved',
}

/**
 * Cases, the newest first: the destination, why it is in doubt, where it comes from, and the decision. Each opens with
 * the list that it is a row of.
 */
export function CaseTable({
  rows,
  params,
  timeZone,
}: {
  rows: readonly CaseRow[]
  params: CaseListParams
  timeZone: string
}) {
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
              <RowLink href={caseHref(params, row.id)}>{row.line || 'no destination'}</RowLink>
              <SubLine>{row.message ?? ''}</SubLine>
            </Td>
            <Td fold="start">
              <OutcomeTag outcome={row.outcome} />
            </Td>
            <Td fold="full">
              <span className="wrap-anywhere">
                {[row.subjectName, partLabel(row.subject)].filter(Boolean).join(', ')}
              </span>
              <SubLine>
                {[SOURCE_LABELS[row.source], row.companyName === row.subjectName ? null : row.companyName]
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
                  {DECISION_LABELS[row.decision]}
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
