import { editDistance } from '../names/edit-distance'

/**
 * Keys of places elsewhere within two edits of a Crimean key: a typed word that is one of them is not a slip of the
 * Crimean name, and a slip next to one of them is doubtful. Found through shared deletions, because comparing all pairs
 * would take too long.
 */
export function keysNear(crimean: Iterable<string>, elsewhere: Iterable<string>): Set<string> {
  const byDeletion = new Map<string, string[]>()
  for (const key of crimean) {
    if (key.length < 5) continue
    for (const shorter of deletions(key)) {
      const list = byDeletion.get(shorter)
      if (list) list.push(key)
      else byDeletion.set(shorter, [key])
    }
  }
  const near = new Set<string>()
  for (const key of elsewhere) {
    if (key.length < 4 || !/^[a-z]+$/.test(key)) continue
    const limit = key.length >= 6 ? 2 : 1
    const candidates = new Set([...deletions(key)].flatMap((shorter) => byDeletion.get(shorter) ?? []))
    for (const candidate of candidates) {
      const distance = editDistance(candidate, key, limit)
      if (distance > 0 && distance <= limit) {
        near.add(key)
        break
      }
    }
  }
  return near
}

/** The word with up to two letters removed. */
function deletions(word: string): Set<string> {
  const out = new Set([word])
  for (let first = 0; first < word.length; first += 1) {
    const once = word.slice(0, first) + word.slice(first + 1)
    out.add(once)
    if (word.length < 6) continue
    for (let second = first; second < once.length; second += 1) out.add(once.slice(0, second) + once.slice(second + 1))
  }
  return out
}
