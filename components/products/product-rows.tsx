import { DateText } from '@/components/ui/display/date-text'
import { SubLine } from '@/components/ui/display/sub-line'
import { RowLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { PRODUCT_WORDS, sentence } from '@/lib/compliance/rules/words'
import type { ProductRow } from '@/lib/records/products/product-queries'
import { BasisText } from './basis-text'

/** A few products in a panel of another record. */
export function ProductRows({ products }: { products: readonly ProductRow[] }) {
  return (
    <Table caption="Products by name">
      <TableHead>
        <Th>Product</Th>
        <Th>Kind</Th>
        <Th>Commerce basis</Th>
        <Th num>Classified from</Th>
      </TableHead>
      <TableBody>
        {products.map((product) => (
          <Tr key={product.id}>
            <Td fold="name">
              <RowLink href={`/products/${product.id}`}>{product.name}</RowLink>
              {product.model ? <SubLine>{product.model}</SubLine> : null}
            </Td>
            <Td fold="start" tone="text-2">
              {sentence(PRODUCT_WORDS[product.kind])}
            </Td>
            <Td fold="amount">
              <BasisText classification={product.eccn === null ? null : { ...product, eccn: product.eccn }} />
            </Td>
            <Td fold="end" num tone="text-2">
              <DateText date={product.validFrom} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
