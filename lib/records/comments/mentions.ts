/** A colleague who can be mentioned and assigned. */
export type Colleague = { id: string; name: string }

/** The mentions of a text: the ids of those it names, and what follows an @ without being the name of a colleague. */
type Mentions = { personIds: string[]; unknown: string[] }

const WORD = /[\p{L}\p{N}]/u

/**
 * Reads `@Priya Nand` from a text, in any case, where the @ begins a word: an email address does not mention anyone. Of
 * two names that begin alike the longer one is read. Two colleagues of one name are both mentioned.
 */
export function readMentions(text: string, colleagues: readonly Colleague[]): Mentions {
  const byLength = [...colleagues].sort((one, other) => other.name.length - one.name.length)
  const personIds = new Set<string>()
  const unknown = new Set<string>()
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}._-])@(?=\S)/gu)) {
    const rest = text.slice(index + 1)
    const named = byLength.find(({ name }) => beginsWith(rest, name))
    const ids = named ? colleagues.filter(({ name }) => name === named.name).map(({ id }) => id) : []
    for (const id of ids) personIds.add(id)
    if (!named) unknown.add(/^[\p{L}\p{N}'-]{1,60}|^\S/u.exec(rest)?.[0] ?? '')
  }
  return { personIds: [...personIds], unknown: [...unknown] }
}

const beginsWith = (text: string, name: string): boolean =>
  text.slice(0, name.length).toLowerCase() === name.toLowerCase() && !WORD.test(text.charAt(name.length))
