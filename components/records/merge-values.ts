/** What the fields of a record's form stand for, by their names. */
export type FormValues = Record<string, string | readonly string[]>

/**
 * Three readings of a record become one: a field that the person changed keeps what was typed, every other one takes
 * what is stored now. `base` is what the form began with, `typed` what was sent, `stored` what somebody else saved
 * meanwhile.
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
