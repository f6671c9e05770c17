import { DateText } from '@/components/ui/date-text'
import { SubLine } from '@/components/ui/sub-line'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { Law } from '@/lib/compliance/law/law'
import type { IsoDate } from '@/lib/kernel/calendar'
import { classificationOn } from '@/lib/records/products/classification-on'
import type { ProductDetail } from '@/lib/records/products/product-queries'
import { basisWords, russiaBasisText } from './basis-text'

/** What a product was classified as over time, newest first; the one that holds today is named. */
export function ClassificationTable({
  classifications,
  today,
  law,
}: {
  classifications: ProductDetail['classifications']
  today: IsoDate
  law: Pick<Law, 'commerceBases' | 'endUserClasses'>
}) {
  const holds = classificationOn(classifications, today)
  return (
    <Table caption="Classifications, newest first">
      <TableHead>
        <Th>ECCN</Th>
        <Th>Holds from</Th>
        <Th width="28%">Basis for Russia</Th>
        <Th width="30%">Evidence</Th>
        <Th>
          <span className="sr-only">Standing</span>
        </Th>
      </TableHead>
      <TableBody>
        {classifications.map((row) => (
          <Tr key={row.id}>
            <Td fold="name" nowrap>
              <span className="reference font-medium">{row.eccn}</span>
              <SubLine>{basisWords(row) || 'no exception, no license'}</SubLine>
            </Td>
            <Td fold="start">
              <DateText date={row.validFrom} />
            </Td>
            <Td fold="full" tone="text-2">
              {row.basis ? russiaBasisText(row, law) : 'None is chosen'}
              {row.basisNote ? <SubLine>{row.basisNote}</SubLine> : null}
            </Td>
            <Td fold="full" tone="text-2">
              <span className="whitespace-pre-line">{row.evidence || 'No evidence is kept'}</span>
            </Td>
            <Td fold="amount" num>
              <Standing row={row} holds={holds} today={today} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}

function Standing({
  row,
  holds,
  today,
}: {
  row: ProductDetail['classifications'][number]
  holds: ProductDetail['classifications'][number] | null
  today: IsoDate
}) {
  if (row.id === holds?.id) return <Tag tone="plain">Holds today</Tag>
  return <Tag tone="off">{row.validFrom > today ? 'Still to come' : 'Earlier'}</Tag>
}
