import { editDistance } from './edit-distance'

/**
 * Words by length, each length with the letter sets of its words beside them, so that most are passed over without
 * being read.
 */
export type NearIndex = readonly ({ words: readonly string[]; letters: Int32Array } | undefined)[]

/** Two slips in a shorter name leave too little of it. */
const MIN_LETTERS_FOR_TWO = 7

export interface NearWord {
  word: string
  edits: number
}

/** Makes the index of a list. Of words equally near, the first of the list is found. */
export function nearIndex(words: Iterable<string>): NearIndex {
  const byLength: string[][] = []
  for (const word of words) {
    const list = byLength[word.length]
    if (list) list.push(word)
    else byLength[word.length] = [word]
  }
  return byLength.map((list) => ({ words: list, letters: Int32Array.from(list, letterSet) }))
}

/**
 * The word of the index fewest edits from what was typed, `limit` at most; a word that is the typed one does not count.
 */
export function nearestIn(index: NearIndex, typed: string, limit: number): NearWord | undefined {
  const letters = letterSet(typed)
  let best: NearWord | undefined
  for (const length of lengthsAround(typed.length, limit)) {
    const bucket = index[length]
    if (!bucket) continue
    for (let at = 0; at < bucket.words.length; at += 1) {
      const allowed = best ? best.edits - 1 : limit
      if (bitCount((bucket.letters[at] ?? 0) ^ letters) > 2 * allowed) continue
      const word = bucket.words[at] ?? ''
      const edits = editDistance(word, typed, allowed)
      if (edits === 0 || edits > allowed || (edits > 1 && word.length < MIN_LETTERS_FOR_TWO)) continue
      best = { word, edits }
      if (edits === 1) return best
    }
  }
  return best
}

/** The same length first: a swap or a wrong key is the commonest slip. */
function lengthsAround(length: number, limit: number): number[] {
  return limit > 1 ? [length, length - 1, length + 1, length - 2, length + 2] : [length, length - 1, length + 1]
}

/** One edit changes at most two bits of it. Letters that share a bit only make the sieve coarser. */
function letterSet(word: string): number {
  let set = 0
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) & 31)
  return set
}

function bitCount(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
