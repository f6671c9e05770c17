import { z } from 'zod'
import {
  idParam,
  manyOf,
  placeParam,
  recordState,
  searchText,
  withCursorsOf,
  yearParam,
} from '@/lib/kernel/list-fields'

/** The bands of lib/compliance/rules/money/headroom.ts, from the emptiest to the fullest. */
export const BANDS = ['ample', 'getting_low', 'low', 'very_low', 'none_left'] as const

/** Companies by what they have in the year: any entry, a payment paid, 95 per cent of the cap paid or more. */
const ENTRIES = ['any', 'paid', 'ninety_five'] as const

const fields = z.object({
  q: searchText,
  year: yearParam,
  state: recordState,
  band: manyOf(z.enum(BANDS)),
  entries: z.enum(ENTRIES).optional(),
  group: idParam,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Enter the two capital letters of a country, such as DE')
    .optional(),
  sort: z.enum(['name', 'left', 'used']).optional(),
  after: placeParam,
  before: placeParam,
})

/**
 * What the list of companies understands in its address: the page, its filter bar and its export read this and nothing
 * else.
 */
export const companyListParams = withCursorsOf(fields, ({ sort }) =>
  sort === 'left' || sort === 'used' ? 'integer' : 'text',
)
export type CompanyListParams = z.output<typeof companyListParams>
