import { editDistance } from './edit-distance'

/** Two slips leave too little of a shorter name. */
const MIN_LETTERS_FOR_TWO = 7
/** Words are cut at several positions, each a letter later: a swap of neighbours at one cut leaves another intact. */
const CUTS = 3
const CUTS_FOR_ONE = 2
/** At most this many words are compared one by one. */
const SHORT_LIST = 400
/** No name is longer. */
const MOST_LETTERS = 63
const MULTIPLIER = 0x01000193
const HASH_BITS = 0x3fffffff
/** A bit for every existing piece, by its hash: most lookups find nothing. */
const SIEVE_WORDS = 1 << 15

export interface NearWord {
  word: string
  edits: number
}

/**
 * Words by their pieces. A word of seven letters is cut in three: two slips leave one piece unchanged, so only the
 * words that share a piece with what was typed have to be compared with it. Shorter words are cut in two.
 */
export interface NearIndex {
  words: readonly string[]
  /** The letters of each word as bits, so that most words are skipped without being read. */
  letters: Int32Array
  /** Hash of a piece, its position and the length of its word -> the indexes of the words. */
  byPiece: ReadonlyMap<number, readonly number[]>
  sieve: Uint32Array
  /** Length -> the words of it. */
  byLength: ReadonlyMap<number, readonly number[]>
}

/** Builds the index of a list. The words of a short list are compared one by one, which costs less. */
export function nearIndex(words: Iterable<string>): NearIndex {
  const list = [...new Set(words)].filter((word) => word.length <= MOST_LETTERS)
  const byLength = new Map<number, number[]>()
  const byPiece = new Map<number, number[]>()
  const isShort = list.length <= SHORT_LIST
  const sieve = new Uint32Array(isShort ? 0 : SIEVE_WORDS)
  for (const [at, word] of list.entries()) {
    addTo(byLength, word.length, at)
    if (isShort) continue
    for (const hash of piecesOf(word)) {
      addTo(byPiece, hash, at)
      sieve[(hash >>> 5) % SIEVE_WORDS] = (sieve[(hash >>> 5) % SIEVE_WORDS] ?? 0) | (1 << (hash & 31))
    }
  }
  return { words: list, letters: Int32Array.from(list, letterSet), byPiece, sieve, byLength }
}

function addTo(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function piecesOf(word: string): number[] {
  hashPrefixes(word)
  const starts = startsOf(word.length)
  const pieces = starts.length / CUTS - 1
  const hashes: number[] = []
  for (let cut = 0; cut < CUTS; cut += 1) {
    for (let piece = 0; piece < pieces; piece += 1) {
      const at = cut * (pieces + 1) + piece
      hashes.push(hashOf(starts[at] ?? 0, starts[at + 1] ?? 0, word.length, at))
    }
  }
  return hashes
}

/**
 * The word of the index with the fewest edits from what was typed, `limit` at most; the typed word itself does not
 * count.
 */
export function nearestIn(index: NearIndex, typed: string, limit: number): NearWord | undefined {
  if (typed.length > MOST_LETTERS) return undefined
  const letters = letterSet(typed)
  let best: Best
  if (index.sieve.length > 0) hashPrefixes(typed)
  for (const longer of limit > 1 ? [0, 1, -1, 2, -2] : [0, 1, -1]) {
    const length = typed.length - longer
    const ofLength = index.byLength.get(length)
    if (!ofLength) continue
    const allowed = length < MIN_LETTERS_FOR_TWO ? Math.min(limit, 1) : limit
    if (Math.abs(longer) > allowed) continue
    best =
      index.sieve.length === 0
        ? nearestOf(index, typed, letters, ofLength, allowed, best)
        : nearestOfLength(index, typed, letters, length, allowed, best)
    if (best?.edits === 1) break
  }
  return best && { word: index.words[best.at] ?? '', edits: best.edits }
}

type Best = { at: number; edits: number } | undefined

function nearestOfLength(
  index: NearIndex,
  typed: string,
  letters: number,
  length: number,
  limit: number,
  known: Best,
): Best {
  let best = known
  const starts = startsOf(length)
  const pieces = starts.length / CUTS - 1
  const cuts = limit > 1 ? CUTS : CUTS_FOR_ONE
  const longer = typed.length - length
  for (let shift = -((limit - longer) >> 1); shift <= (limit + longer) >> 1; shift += 1) {
    for (let at = 0; at < cuts * (pieces + 1); at += 1) {
      if ((at + 1) % (pieces + 1) === 0) continue
      const from = (starts[at] ?? 0) + shift
      const to = (starts[at + 1] ?? 0) + shift
      if (from < 0 || to > typed.length) continue
      const hash = hashOf(from, to, length, at)
      if (((index.sieve[(hash >>> 5) % SIEVE_WORDS] ?? 0) & (1 << (hash & 31))) === 0) continue
      const candidates = index.byPiece.get(hash)
      if (candidates) best = nearestOf(index, typed, letters, candidates, limit, best)
    }
  }
  return best
}

function nearestOf(
  index: NearIndex,
  typed: string,
  letters: number,
  candidates: readonly number[],
  limit: number,
  known: Best,
): Best {
  let best = known
  for (const at of candidates) {
    const allowed = best ? best.edits - 1 : limit
    if (allowed === 0) return best
    if (bitCount((index.letters[at] ?? 0) ^ letters) > 2 * allowed) continue
    const edits = editDistance(index.words[at] ?? '', typed, allowed)
    if (edits > 0 && edits <= allowed) best = { at, edits }
  }
  return best
}

/** Where the pieces of a word of a given length start and the last one ends, for each cut in turn. */
const startsByLength: Uint8Array[] = []

function startsOf(length: number): Uint8Array {
  const known = startsByLength[length]
  if (known) return known
  const pieces = length < MIN_LETTERS_FOR_TWO ? 2 : 3
  const starts = new Uint8Array(CUTS * (pieces + 1))
  for (let cut = 0; cut < CUTS; cut += 1) {
    for (let piece = 1; piece < pieces; piece += 1)
      starts[cut * (pieces + 1) + piece] = Math.min(length, Math.floor((length * piece) / pieces) + cut)
    starts[cut * (pieces + 1) + pieces] = length
  }
  startsByLength[length] = starts
  return starts
}

/** Prefix hashes of the current word, and powers of the multiplier: the hash of a piece is their difference. */
const prefixes = new Int32Array(MOST_LETTERS + 1)
const powers = new Int32Array(MOST_LETTERS + 1).fill(1)
for (let at = 1; at <= MOST_LETTERS; at += 1) powers[at] = Math.imul(powers[at - 1] ?? 1, MULTIPLIER)

function hashPrefixes(word: string): void {
  for (let at = 0; at < word.length; at += 1)
    prefixes[at + 1] = (Math.imul(prefixes[at] ?? 0, MULTIPLIER) + word.charCodeAt(at)) | 0
}

function hashOf(from: number, to: number, length: number, place: number): number {
  const piece = ((prefixes[to] ?? 0) - Math.imul(prefixes[from] ?? 0, powers[to - from] ?? 1)) | 0
  const mixed = Math.imul(piece ^ (((length << 4) | place) * 0x9e3779b1), 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & HASH_BITS
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
