import { z } from 'zod'
import type { IsoDate } from '@/lib/kernel/calendar'
import { type Cursor, readCursor } from '@/lib/kernel/list-params'
import { readDate } from '@/lib/kernel/read-date'

// The parameters that several lists share. An invalid one has a message at its name that lists what is accepted
// (readListParams).

const NO_CONTROL_CHARACTER = /^\P{Cc}*$/u

/** One line of text with a maximum length. */
export const lineOf = (longest: number) =>
  z
    .string()
    .max(longest, `This is longer than ${longest} characters`)
    .regex(NO_CONTROL_CHARACTER, 'Remove the control character')

/** The search text of a filter. */
export const searchText = lineOf(200).trim().min(1).optional()

/** An integer between two bounds, written in digits. */
export const wholeNumber = (least: number, most: number, message: string) =>
  z
    .string(message)
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((number) => number >= least && number <= most, message)

const EARLIEST_YEAR = 1990
const LATEST_YEAR = 2100

/** A calendar year the ledger can have. */
export const yearParam = wholeNumber(
  EARLIEST_YEAR,
  LATEST_YEAR,
  `Enter a year from ${EARLIEST_YEAR} to ${LATEST_YEAR}, such as 2026`,
).optional()

/** A date such as 27 Nov 2026 or 2026-11-27. */
export const dateParam = z
  .string()
  .transform((text, context): IsoDate => {
    const read = readDate(text)
    if (read.ok) return read.date
    context.addIssue({ code: 'custom', message: read.message })
    return z.NEVER
  })
  .optional()

/** Active records by default: `active` in an address means the same as no parameter. */
export const recordState = z
  .enum(['active', 'archived', 'all'])
  .transform((state) => (state === 'active' ? undefined : state))
  .optional()

/** The id of a record that the list is filtered by. */
export const idParam = z.uuid('Enter the id of a record').optional()

/** A cursor: where in the list the page begins. Its value must match the order of the list, see withCursors. */
export const cursorParam = lineOf(500).optional()

/** One or more choices from a closed set: `?band=low&band=very_low`. */
export const manyOf = <Choice extends z.ZodType>(choice: Choice, most = 20) =>
  z.preprocess(
    (given) => (given === undefined ? undefined : [given].flat()),
    z.array(choice).max(most, `Choose at most ${most}`).optional(),
  )

/** The type of the column that a list is ordered by. */
export type OrderType = 'text' | 'integer' | 'date' | 'timestamptz'

/** A timestamp as PostgreSQL formats it. */
const INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?$/

const isIsoDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && readDate(text).ok

const IS_VALUE_OF: Readonly<Record<OrderType, (value: string) => boolean>> = {
  text: () => true,
  integer: (value) => /^-?\d{1,10}$/.test(value),
  date: (value) => /^-?infinity$/.test(value) || isIsoDate(value),
  timestamptz: (value) => INSTANT.test(value) && !Number.isNaN(Date.parse(value.slice(0, 10))),
}

/** Parses the cursor of a list ordered by a column of this type; null when it is not valid. */
export function readCursorOf(type: OrderType, text: string | undefined): Cursor | null {
  const cursor = readCursor(text)
  return cursor && IS_VALUE_OF[type](cursor.value) ? cursor : null
}

const INVALID_CURSOR = 'Invalid cursor. Remove it to begin at the first row'

/**
 * The schema of a list, with its cursors validated: `isCursor` decides whether a text is a cursor for these parameters.
 */
export function withCursors<Schema extends z.ZodObject>(
  schema: Schema,
  isCursor: (text: string, params: z.output<Schema>) => boolean,
): Schema {
  return schema.superRefine((params, context) => {
    const { after, before } = params as { after?: string; before?: string }
    for (const [key, text] of Object.entries({ after, before }))
      if (text !== undefined && !isCursor(text, params))
        context.addIssue({ code: 'custom', path: [key], message: INVALID_CURSOR })
    if (after !== undefined && before !== undefined)
      context.addIssue({ code: 'custom', path: ['before'], message: 'Enter either after or before, not both' })
  })
}

/** The same for a list whose cursors have one value and an id; `typeOf` gives the type of the value. */
export const withCursorsOf = <Schema extends z.ZodObject>(
  schema: Schema,
  typeOf: (params: z.output<Schema>) => OrderType,
): Schema => withCursors(schema, (text, params) => readCursorOf(typeOf(params), text) !== null)

/** The schema of a list with a range of days, whose last day must not be before its first. */
export const withDays = <Schema extends z.ZodObject>(schema: Schema): Schema =>
  schema.superRefine((params, context) => {
    const { from, to } = params as { from?: IsoDate; to?: IsoDate }
    if (from && to && from > to)
      context.addIssue({ code: 'custom', path: ['to'], message: 'The last day must not be before the first' })
  })
