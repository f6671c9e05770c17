import { z } from 'zod'
import { type IsoDate, readDate } from '@/lib/kernel/calendar'
import { type Cursor, readCursor } from '@/lib/kernel/list-params'

// The parameters that several lists share. One that cannot be read says at its name what can (readListParams).

const NO_CONTROL_CHARACTER = /^\P{Cc}*$/u

/** Text of up to so many characters, of one line. */
export const lineOf = (longest: number) =>
  z
    .string()
    .max(longest, `This is longer than ${longest} characters`)
    .regex(NO_CONTROL_CHARACTER, 'This has a control character in it. Remove it')

/** Words to look for, as typed into the filter. */
export const searchText = lineOf(200).trim().min(1).optional()

/** A whole number between two, written in digits. */
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

/** A date as people write it, such as 27 Nov 2026 or 2026-11-27. */
export const dateParam = z
  .string()
  .transform((text, context): IsoDate => {
    const read = readDate(text)
    if (read.ok) return read.date
    context.addIssue({ code: 'custom', message: read.says })
    return z.NEVER
  })
  .optional()

/** Active records unless asked otherwise: `active` in an address is the same as nothing. */
export const recordState = z
  .enum(['active', 'archived', 'all'])
  .transform((state) => (state === 'active' ? undefined : state))
  .optional()

/** The id of a record that the list is narrowed to. */
export const idParam = z.uuid('This is not the id of a record').optional()

/** A cursor: where in the list the page begins. What it must hold depends on the order, see withCursors. */
export const placeParam = lineOf(500).optional()

/** One choice or several of a closed set: `?band=low&band=very_low`. */
export const manyOf = <Choice extends z.ZodType>(choice: Choice, most = 20) =>
  z.preprocess(
    (given) => (given === undefined ? undefined : [given].flat()),
    z.array(choice).max(most, `Choose at most ${most}`).optional(),
  )

/** What a list is ordered by. */
export type OrderType = 'text' | 'integer' | 'date' | 'timestamptz'

/** As PostgreSQL writes it. */
const INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?$/

const isIsoDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && readDate(text).ok

const HOLDS: Readonly<Record<OrderType, (value: string) => boolean>> = {
  text: () => true,
  integer: (value) => /^-?\d{1,10}$/.test(value),
  date: (value) => /^-?infinity$/.test(value) || isIsoDate(value),
  timestamptz: (value) => INSTANT.test(value) && !Number.isNaN(Date.parse(value.slice(0, 10))),
}

/** Reads a cursor of a list in an order; null for anything that is not one. */
export function readCursorOf(type: OrderType, text: string | undefined): Cursor | null {
  const cursor = readCursor(text)
  return cursor && HOLDS[type](cursor.value) ? cursor : null
}

const UNREADABLE_CURSOR = 'This is not a place in the list. Remove it to begin at the first row'

/**
 * A list whose cursors must be of its order: `typeOf` says by what the parameters order it, or `isCursor` what can be
 * one.
 */
export function withCursors<Schema extends z.ZodObject>(
  schema: Schema,
  isCursor: (text: string, params: z.output<Schema>) => boolean,
): Schema {
  return schema.superRefine((params, context) => {
    const { after, before } = params as { after?: string; before?: string }
    for (const [key, text] of Object.entries({ after, before }))
      if (text !== undefined && !isCursor(text, params))
        context.addIssue({ code: 'custom', path: [key], message: UNREADABLE_CURSOR })
    if (after !== undefined && before !== undefined)
      context.addIssue({ code: 'custom', path: ['before'], message: 'Give either after or before' })
  })
}

/** The same for a list whose cursors hold one value and an id. */
export const withCursorsOf = <Schema extends z.ZodObject>(
  schema: Schema,
  typeOf: (params: z.output<Schema>) => OrderType,
): Schema => withCursors(schema, (text, params) => readCursorOf(typeOf(params), text) !== null)

/** A list of days whose last must not come before its first. */
export const withDays = <Schema extends z.ZodObject>(schema: Schema): Schema =>
  schema.superRefine((params, context) => {
    const { from, to } = params as { from?: IsoDate; to?: IsoDate }
    if (from && to && from > to)
      context.addIssue({ code: 'custom', path: ['to'], message: 'The last day must not come before the first' })
  })
