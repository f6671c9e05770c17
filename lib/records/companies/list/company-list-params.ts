import { z } from 'zod'
import { BANDS } from '@/lib/compliance/rules/money/headroom'
import {
  cursorParam,
  idParam,
  manyOf,
  recordState,
  searchText,
  withCursorsOf,
  yearParam,
} from '@/lib/kernel/list-fields'

/** Companies by their entries in the year: any entry, a paid payment, at least 95 per cent of the cap paid. */
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
  after: cursorParam,
  before: cursorParam,
})

/**
 * The parameters of the list of companies, shared by its page, its filter bar and its export.
 */
export const companyListParams = withCursorsOf(fields, ({ sort }) =>
  sort === 'left' || sort === 'used' ? 'integer' : 'text',
)
export type CompanyListParams = z.output<typeof companyListParams>
