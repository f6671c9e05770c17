import { z } from 'zod'
import { cursorParam, idParam, manyOf, recordState, searchText, withCursorsOf } from '@/lib/kernel/list-fields'
import { PRODUCT_KINDS } from './product-choices'

const fields = z.object({
  q: searchText,
  state: recordState,
  company: idParam,
  kind: manyOf(z.enum(PRODUCT_KINDS)),
  classified: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['name', 'company', 'classified']).optional(),
  after: cursorParam,
  before: cursorParam,
})

/**
 * The parameters of the list of products, shared by its page, its filter bar and its export.
 */
export const productListParams = withCursorsOf(fields, ({ sort }) => (sort === 'classified' ? 'date' : 'text'))
export type ProductListParams = z.output<typeof productListParams>
