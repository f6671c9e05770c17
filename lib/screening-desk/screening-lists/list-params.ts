import { z } from 'zod'
import { idParam, searchText, wholeNumber } from '@/lib/kernel/list-fields'

/** Filter and position of the rows of one saved list: one schema for its page and its export. */
export const savedRowParams = z.object({
  list: idParam,
  outcome: z.enum(['blocked', 'review', 'clear']).optional(),
  q: searchText,
  /** The position after which the page begins. */
  from: wholeNumber(0, 500_000, 'Enter a whole number from 0 to 500000').optional(),
})
export type SavedRowParams = z.output<typeof savedRowParams>
