import type { z } from 'zod'

/** What Next.js hands a page as its search parameters, awaited. */
export type SearchParams = Record<string, string | string[] | undefined>

/** Rows on one page of a list. */
export const PAGE_SIZE = 50

/**
 * Reads a list's filters, order and place from an address. Each list has ONE schema, used by its page, its filter bar and its export. A parameter that
 * does not parse is dropped, never an error: an old link still opens the list. The schema must accept an empty object.
 */
export function readListParams<Schema extends z.ZodObject>(
  schema: Schema,
  given: SearchParams | URLSearchParams,
): z.output<Schema> {
  const values: Record<string, string | string[]> = {}
  for (const key of Object.keys(schema.shape)) {
    const value = given instanceof URLSearchParams ? given.getAll(key) : [given[key] ?? []].flat()
    const present = value.filter((item) => item !== '')
    if (present.length === 1 && present[0] !== undefined) values[key] = present[0]
    else if (present.length > 1) values[key] = present
  }
  for (;;) {
    const parsed = schema.safeParse(values)
    if (parsed.success) return parsed.data
    const wrong = parsed.error.issues.map((issue) => String(issue.path[0])).filter((key) => key in values)
    if (wrong.length === 0) throw parsed.error
    for (const key of wrong) delete values[key]
  }
}

/** The address of a list with some parameters changed; `undefined` removes one. Changing a filter forgets the place in the list. */
export function listHref(path: string, params: Record<string, unknown>, changes: Record<string, unknown> = {}): string {
  const keepsPlace = 'after' in changes || 'before' in changes
  const merged = { ...params, ...(keepsPlace ? {} : { after: undefined, before: undefined }), ...changes }
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(merged)) {
    for (const item of [value ?? []].flat())
      if (item !== '' && item !== false) search.append(key, item === true ? '1' : String(item))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** A place in a list ordered by one value and the id: where the next page begins. */
export type Cursor = { value: string; id: string }

const UUID_LENGTH = 36

/** Writes a place as one parameter. */
export const writeCursor = ({ value, id }: Cursor): string => `${value}~${id}`

/** Reads a place; `null` for anything that is not one. */
export function readCursor(text: string | undefined): Cursor | null {
  const cut = text?.lastIndexOf('~') ?? -1
  const id = text?.slice(cut + 1) ?? ''
  if (!text || cut < 0 || id.length !== UUID_LENGTH || !/^[0-9a-f-]+$/.test(id)) return null
  return { value: text.slice(0, cut), id }
}
