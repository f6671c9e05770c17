import { DateText } from '@/components/ui/display/date-text'
import { SubLine } from '@/components/ui/display/sub-line'
import { Tag } from '@/components/ui/display/tag'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { Law } from '@/lib/compliance/law/law'
import type { IsoDate } from '@/lib/kernel/calendar'
import { classificationOn } from '@/lib/records/products/classification-on'
import type { ProductDetail } from '@/lib/records/products/product-queries'
import { formatBasis, formatRussiaBasis } from './basis-text'

/** The classifications of a product over time, newest first; the current one is marked. */
export function ClassificationTable({
  classifications,
  today,
  law,
}: {
  classifications: ProductDetail['classifications']
  today: IsoDate
  law: Pick<Law, 'commerceBases' | 'endUserClasses'>
}) {
  const current = classificationOn(classifications, today)
  return (
    <Table caption="Classifications, newest first">
      <TableHead>
        <Th>ECCN</Th>
        <Th>In effect from</Th>
        <Th width="28%">Basis for Russia</Th>
        <Th width="30%">Evidence</Th>
        <Th>
          <span className="sr-only">State</span>
        </Th>
      </TableHead>
      <TableBody>
        {classifications.map((row) => (
          <Tr key={row.id}>
            <Td fold="name" nowrap>
              <span className="reference font-medium">{row.eccn}</span>
              <SubLine>{formatBasis(row) || 'no exception, no license'}</SubLine>
            </Td>
            <Td fold="start">
              <DateText date={row.validFrom} />
            </Td>
            <Td fold="full" tone="text-2">
              {row.basis ? formatRussiaBasis(row, law) : 'None chosen'}
              {row.basisNote ? <SubLine>{row.basisNote}</SubLine> : null}
            </Td>
            <Td fold="full" tone="text-2">
              <span className="whitespace-pre-line">{row.evidence || 'No evidence'}</span>
            </Td>
            <Td fold="amount" num>
              <ClassificationState row={row} current={current} today={today} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}

function ClassificationState({
  row,
  current,
  today,
}: {
  row: ProductDetail['classifications'][number]
  current: ProductDetail['classifications'][number] | null
  today: IsoDate
}) {
  if (row.id === current?.id) return <Tag tone="plain">Current</Tag>
  return <Tag tone="off">{row.validFrom > today ? 'Future' : 'Earlier'}</Tag>
}
