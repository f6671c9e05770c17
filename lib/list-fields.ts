import { z } from 'zod'

// The parameters that several lists share. A value that does not parse is dropped by readListParams, never an error.

/** Words to look for, as typed into the filter. */
export const searchText = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u)
  .optional()

/** A calendar year the ledger can have. */
export const yearParam = z.coerce.number().int().min(1990).max(2100).optional()

/** Active records unless asked otherwise: `active` in an address is the same as nothing. */
export const recordState = z.preprocess(
  (given) => (given === 'active' ? undefined : given),
  z.enum(['archived', 'all']).optional(),
)

/** The id of a record that the list is narrowed to. */
export const idParam = z.uuid().optional()

/** A place in the list, see keyset.ts. */
export const placeParam = z
  .string()
  .max(500)
  .regex(/^\P{Cc}*$/u)
  .optional()

/** One choice or several of a closed set: `?band=low&band=very_low`. */
export const manyOf = <Choice extends z.ZodEnum>(choice: Choice) =>
  z.preprocess((given) => (given === undefined ? undefined : [given].flat()), z.array(choice).optional())
