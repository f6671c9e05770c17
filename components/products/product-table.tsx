import { DateText } from '@/components/ui/display/date-text'
import { SubLine } from '@/components/ui/display/sub-line'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { PRODUCT_WORDS, sentence } from '@/lib/compliance/rules/words'
import { listHref } from '@/lib/kernel/list-params'
import type { ProductListParams } from '@/lib/records/products/product-list-params'
import type { ProductRow } from '@/lib/records/products/product-queries'
import { BasisText } from './basis-text'

const PATH = '/products'

/** Products with their current classification. */
export function ProductTable({ rows, params }: { rows: readonly ProductRow[]; params: ProductListParams }) {
  const sort = params.sort ?? 'name'
  const sortHref = (by: string | undefined) => listHref(PATH, params, { sort: by })
  return (
    <Table caption="Products with their classification">
      <TableHead>
        <Th href={sortHref(undefined)} sorted={sort === 'name' ? 'ascending' : undefined}>
          Product
        </Th>
        <Th href={sortHref('company')} sorted={sort === 'company' ? 'ascending' : undefined}>
          Company
        </Th>
        <Th>Kind</Th>
        <Th>HS / TN VED</Th>
        <Th>ECCN</Th>
        <Th num href={sortHref('classified')} sorted={sort === 'classified' ? 'ascending' : undefined}>
          Classified from
        </Th>
        <Th num>FSB licenses</Th>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </TableBody>
    </Table>
  )
}

function Row({ row }: { row: ProductRow }) {
  const notes = [row.model, row.manufacturer, row.archived ? 'archived' : null].filter(Boolean).join(', ')
  return (
    <Tr>
      <Td fold="name">
        <RowLink href={`/products/${row.id}`}>{row.name}</RowLink>
        <SubLine>{notes}</SubLine>
      </Td>
      <Td fold="start" className="wrap-anywhere unfolded:min-w-36">
        <TextLink href={`/companies/${row.companyId}`} className="text-text">
          {row.companyName}
        </TextLink>
      </Td>
      <Td fold="hidden" tone="text-2" nowrap>
        {sentence(PRODUCT_WORDS[row.kind])}
      </Td>
      <Td fold="hidden" tone="text-2">
        <span className="reference">{row.hsCode || '-'}</span>
      </Td>
      <Td fold="amount">
        <BasisText classification={row.eccn === null ? null : { ...row, eccn: row.eccn }} />
      </Td>
      <Td fold="hidden" num tone="text-2">
        <DateText date={row.validFrom} />
      </Td>
      <Td fold="end" num>
        {row.licenses > 0 ? (
          <TextLink href={`/fsb-licenses?product=${row.id}`} aria-label={`${row.licenses} FSB licenses of ${row.name}`}>
            {row.licenses}
            <span className="unfolded:hidden"> {row.licenses === 1 ? 'license' : 'licenses'}</span>
          </TextLink>
        ) : (
          <span className="text-text-3">
            0<span className="unfolded:hidden"> licenses</span>
          </span>
        )}
      </Td>
    </Tr>
  )
}
