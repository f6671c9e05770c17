import { Panel } from '@/components/ui/layout/panel'
import { RowLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { KIND_LABELS, kindInPath } from '@/lib/compliance/law/records/record-labels'
import { LAW_RECORD_KINDS } from '@/lib/compliance/law/schema'
import type { RecordVersion, VersionState } from '@/lib/records/law-records/law-record-queries'

/** The number of records of each kind, with a link to its list. */
export function RecordKindsPanel({ versions }: { versions: readonly RecordVersion[] }) {
  const countOf = (kind: string, state: VersionState) =>
    versions.filter((one) => one.record.kind === kind && one.state === state).length
  return (
    <Panel title="Records" count={`${versions.filter(({ state }) => state === 'current').length} current`}>
      <Table caption="Records of the law by kind" density="dense">
        <TableHead>
          <Th>Kind</Th>
          <Th num>Current</Th>
          <Th num>Proposed</Th>
          <Th num>Superseded</Th>
        </TableHead>
        <TableBody>
          {LAW_RECORD_KINDS.map((kind) => (
            <Tr key={kind}>
              <Td fold="name">
                <RowLink href={`/settings/law/${kindInPath(kind)}`}>{KIND_LABELS[kind].many}</RowLink>
              </Td>
              <Td fold="amount" num>
                {countOf(kind, 'current')}
              </Td>
              <Td fold="hidden" num>
                {countOf(kind, 'proposed') || '-'}
              </Td>
              <Td fold="hidden" num>
                {countOf(kind, 'superseded') || '-'}
              </Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Panel>
  )
}
