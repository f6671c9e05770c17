import { z } from 'zod'
import { idParam, manyOf, placeParam, recordState, searchText, withCursorsOf } from '@/lib/kernel/list-fields'
import { PRODUCT_KINDS } from './product-choices'

const fields = z.object({
  q: searchText,
  state: recordState,
  company: idParam,
  kind: manyOf(z.enum(PRODUCT_KINDS)),
  classified: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['name', 'company', 'classified']).optional(),
  after: placeParam,
  before: placeParam,
})

/**
 * What the list of products understands in its address: the page, its filter bar and its export read this and nothing
 * else.
 */
export const productListParams = withCursorsOf(fields, ({ sort }) => (sort === 'classified' ? 'date' : 'text'))
export type ProductListParams = z.output<typeof productListParams>
