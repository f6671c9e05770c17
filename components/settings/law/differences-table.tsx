import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { RecordDifference } from '@/lib/compliance/law/records/record-differences'

/** The differences between a version and the previous one, field by field. */
export function DifferencesTable({ caption, rows }: { caption: string; rows: readonly RecordDifference[] }) {
  if (rows.length === 0) return <p className="px-4 py-3 text-text-2">It is the same as the previous version.</p>
  return (
    <Table caption={caption}>
      <TableHead>
        <Th width="20%">Field</Th>
        <Th width="40%">Before</Th>
        <Th>In this version</Th>
      </TableHead>
      <TableBody>
        {rows.map(({ key, label, before, after }) => (
          <Tr key={key}>
            <Td fold="name" className="align-top font-medium">
              {label}
            </Td>
            <Td className="align-top wrap-anywhere whitespace-pre-line" tone="text-3">
              <span className="sr-only unfolded:hidden">Before: </span>
              {before ?? '-'}
            </Td>
            <Td className="align-top wrap-anywhere whitespace-pre-line">{after ?? 'removed'}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
