/**
 * Form data as an object: `destinations.0.name` becomes nested, a repeated name becomes a list, a name ending in `[]`
 * is always one.
 */
export function fromFormData(data: FormData): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  for (const key of new Set(data.keys())) {
    if (key.startsWith('$ACTION')) continue
    const all = data.getAll(key).flatMap((value) => (typeof value === 'string' ? [asTyped(value)] : []))
    const isList = key.endsWith('[]')
    place(root, key.replace(/\[\]$/, '').split('.'), isList || all.length > 1 ? all : all[0])
  }
  return root
}

/**
 * A browser posts every line end as CR LF, whatever was typed; what is kept, screened and exported has the line ends of
 * the text area.
 */
const asTyped = (posted: string): string => posted.replaceAll('\r\n', '\n')

/** Longer lists than any form has are cut, so that an index cannot ask for a huge one. */
const LARGEST_LIST = 100

type Node = Record<string, unknown>

/**
 * Puts a value at its place. A name that no form of ours has - an inherited one, a word in a list, a part of a text -
 * is left out.
 */
function place(node: Node, [head = '', ...rest]: string[], value: unknown): void {
  const isOurs = Array.isArray(node)
    ? /^\d{1,4}$/.test(head) && Number(head) < LARGEST_LIST
    : !(head in Object.prototype)
  if (!isOurs) return
  if (rest.length === 0) {
    node[head] = value
    return
  }
  if (!Object.hasOwn(node, head)) node[head] = /^\d+$/.test(rest[0] ?? '') ? [] : {}
  const next = node[head]
  if (typeof next === 'object' && next !== null) place(next as Node, rest, value)
}
