import type { z } from 'zod'
import type { InvalidInput } from '@/lib/kernel/result'

/** The search parameters that Next.js passes to a page, awaited. */
export type SearchParams = Record<string, string | string[] | undefined>

/** The number of rows on one page of a list. */
export const PAGE_SIZE = 50

/** The values of each parameter as they were given, without empty ones. */
export type TypedParams = Record<string, string[]>

/** Invalid parameters: a message for each, and everything that was typed, so that none of it is lost. */
export type UnreadableParams = { ok: false; refusal: InvalidInput; typed: TypedParams }

/**
 * The parameters of an address, or their errors. With an error there is no filter: its rows would be taken for the
 * result.
 */
export type ParamReading<Params> = { ok: true; value: Params } | UnreadableParams

/**
 * Parses a list's filters, order and cursor from an address. Each list has ONE schema, used by its page, its filter bar
 * and its export. An invalid parameter is an error at its name, never ignored; so is one that the schema does not have,
 * unless its name is in `beside`, which the caller parses. An empty value counts as missing. The schema must accept an
 * empty object.
 */
export function readListParams<Schema extends z.ZodObject>(
  schema: Schema,
  given: SearchParams | URLSearchParams,
  beside: readonly string[] = [],
): ParamReading<z.output<Schema>> {
  const typed = typedParams(given)
  const known = Object.keys(schema.shape)
  const errors: [string, string][] = Object.keys(typed)
    .filter((key) => !known.includes(key) && !beside.includes(key))
    .map((key) => [key, 'Unknown parameter. Remove it'])
  const values = Object.fromEntries(
    known.flatMap((key) => (typed[key] ? [[key, typed[key].length === 1 ? typed[key][0] : typed[key]]] : [])),
  )
  const parsed = schema.safeParse(values)
  if (parsed.success && errors.length === 0) return { ok: true, value: parsed.data }
  for (const issue of parsed.error?.issues ?? []) errors.push([String(issue.path[0]), messageOf(issue, typed)])
  return { ok: false, refusal: refusalOf(errors, Object.keys(typed)), typed }
}

/** The first error of each parameter, in the order of the address. */
function refusalOf(errors: readonly [string, string][], given: readonly string[]): InvalidInput {
  const fieldErrors: Record<string, string> = {}
  const inOrder = [...errors].sort(([one], [other]) => given.indexOf(one) - given.indexOf(other))
  for (const [key, message] of inOrder) fieldErrors[key] ??= message
  const messages = Object.entries(fieldErrors).map(([key, message]) => `${key}: ${message}`)
  return { kind: 'invalid', message: messages.join('. '), fieldErrors }
}

/** A default message of zod, which is not shown. */
const SCHEMA_MESSAGE = /^(Invalid|Too|Unrecognized) /

function messageOf(issue: z.core.$ZodIssue, typed: TypedParams): string {
  const isRepeated = (typed[String(issue.path[0])]?.length ?? 0) > 1
  if (isRepeated && issue.path.length === 1 && issue.code !== 'too_big') return 'Give this once'
  if (issue.code === 'invalid_value') return `Choose ${anyOf(issue.values.map(String))}`
  return SCHEMA_MESSAGE.test(issue.message) ? 'Invalid value' : issue.message
}

const anyOf = (values: readonly string[]): string =>
  values.length === 1 ? String(values[0]) : `one of ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`

/** The parameters of an address as they were typed. */
export function typedParams(given: SearchParams | URLSearchParams): TypedParams {
  const keys = given instanceof URLSearchParams ? [...new Set(given.keys())] : Object.keys(given)
  const valuesOf = (key: string) =>
    (given instanceof URLSearchParams ? given.getAll(key) : [given[key] ?? []].flat()).filter(
      (item) => item.trim() !== '',
    )
  return Object.fromEntries(keys.flatMap((key) => (valuesOf(key).length > 0 ? [[key, valuesOf(key)]] : [])))
}

/**
 * The address of a list with some parameters changed; `undefined` removes one. Changing a filter removes the cursor.
 */
export function listHref(path: string, params: Record<string, unknown>, changes: Record<string, unknown> = {}): string {
  const keepsCursor = 'after' in changes || 'before' in changes
  const merged = { ...params, ...(keepsCursor ? {} : { after: undefined, before: undefined }), ...changes }
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(merged)) {
    for (const item of [value ?? []].flat())
      if (item !== '' && item !== false) search.append(key, item === true ? '1' : String(item))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** A position in a list ordered by one value and the id: where the next page begins. */
export type Cursor = { value: string; id: string }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A cursor as one parameter. */
export const writeCursor = ({ value, id }: Cursor): string => `${value}~${id}`

/** Parses a cursor; `null` when it is not valid. */
export function readCursor(text: string | undefined): Cursor | null {
  const cut = text?.lastIndexOf('~') ?? -1
  const id = text?.slice(cut + 1) ?? ''
  if (!text || cut < 0 || !UUID.test(id)) return null
  return { value: text.slice(0, cut), id }
}
