/** The values of the fields of a record's form, by name. */
export type FormValues = Record<string, string | readonly string[]>

/**
 * Merges three versions of a record: a field that the user changed keeps the typed value, every other field takes the
 * stored one. `base` is the initial state of the form, `typed` what was submitted, `stored` what someone else has
 * saved.
 */
export function mergeValues<Values extends FormValues>(base: Values, typed: FormData, stored: Values): Values {
  const entries = Object.entries(stored).map(([name, value]) => {
    const mine = typed.getAll(name).map(String)
    const began = [base[name] ?? []].flat().map(String)
    if (!typed.has(name) && began.length === 1) return [name, value]
    if (same(mine, began)) return [name, value]
    return [name, Array.isArray(value) ? mine : (mine[0] ?? '')]
  })
  return Object.fromEntries(entries)
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text) => other.some((item) => plain(item) === plain(text)))

const plain = (text: string): string => text.replace(/\r\n/g, '\n').trim()
