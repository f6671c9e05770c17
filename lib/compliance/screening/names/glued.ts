import { spanOf } from '../evidence'
import { countryCode, crimeanPlaces, isCrimeanKey, placeElsewhere, principalKeys } from '../places/places'
import type { Segment } from '../text/segments'
import { type FieldText, readWord, type Token } from '../text/tokens'
import type { NameMatch } from './names'
import { homonymsOf } from './names'

/**
 * Lower-case letters before a capital, letters before digits or after them: tested first, since few words have them.
 */
const MAY_BE_GLUED = /[a-zа-яёіїєґ][A-ZА-ЯЁІЇЄҐ]|[A-Za-zА-Яа-яЁёІіЇїЄєҐґ]{4}\d|\d[A-Za-zА-Яа-яЁёІіЇїЄєҐґ]{4}/
const PIECE = /\p{N}+|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}[\p{Ll}\p{M}'’]*/gu
const SHORTEST = 4

/**
 * Splits words where capitals or digits show the seam and a part names Crimea or a town of it: "YaltaCrimea", "5Kerch".
 */
export function cutAtSeams(text: FieldText): FieldText {
  if (!MAY_BE_GLUED.test(text.raw)) return text
  return { ...text, tokens: text.tokens.flatMap((token) => cut(token, text.raw)) }
}

function cut(token: Token, raw: string): Token[] {
  const word = raw.slice(token.start, token.end)
  if (!MAY_BE_GLUED.test(word)) return [token]
  const pieces = [...word.matchAll(PIECE)].map(({ 0: piece, index }) => ({
    start: token.start + index,
    end: token.start + index + piece.length,
    ...readWord(piece),
    isApart: true,
  }))
  return pieces.length > 1 && pieces.some(({ key }) => isPrincipal(key)) ? pieces : [token]
}

function isPrincipal(key: string): boolean {
  return key.length >= SHORTEST && crimeanPlaces(key).some(({ kind }) => kind === 'region' || kind === 'city')
}

/** Other parts of a glued word: "republicofcrimea", "krymrossiya". */
const COMPANION = /^(?:the|republi[ck]a?(?:of)?|respublika|autonomous|gorod|misto|sit[iy]|region|oblast|of)$/
const LONGEST = 40

let byStart: Map<string, string[]> | undefined
let byEnd: Map<string, string[]> | undefined

/** Names glued without a seam: "simferopolcrimea". Both halves must be known, and one is Crimea or a town of it. */
export function gluedNamesIn(segment: Segment): NameMatch[] {
  return segment.words.flatMap((token) => {
    const { key } = token
    if (key.length < 2 * SHORTEST || key.length > LONGEST || placeElsewhere(key)) return []
    const principal = principalIn(key)
    const place = principal && crimeanPlaces(principal)[0]
    if (!place) return []
    const span = spanOf(segment.field, segment.raw, token.start, token.end)
    const elsewhere = homonymsOf(principal, place)
    return [
      {
        ...span,
        key: principal,
        place,
        elsewhere,
        mute: segment.mute,
        edits: 1,
        isPart: false,
        via: 'spelling',
        isNearOther: false,
      },
    ]
  })
}

function principalIn(key: string): string | undefined {
  byStart ??= groupBy((one) => one.slice(0, SHORTEST))
  byEnd ??= groupBy((one) => one.slice(-SHORTEST))
  const first = byStart
    .get(key.slice(0, SHORTEST))
    ?.find((one) => key.startsWith(one) && isKnown(key.slice(one.length)))
  return (
    first ?? byEnd.get(key.slice(-SHORTEST))?.find((one) => key.endsWith(one) && isKnown(key.slice(0, -one.length)))
  )
}

function groupBy(part: (key: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const key of principalKeys()) {
    if (key.length < SHORTEST) continue
    const group = groups.get(part(key)) ?? []
    groups.set(part(key), [...group, key])
  }
  return groups
}

function isKnown(rest: string): boolean {
  if (rest.length < 2) return false
  return COMPANION.test(rest) || (rest.length >= SHORTEST && (isCrimeanKey(rest) || countryCode(rest) !== undefined))
}
