import { spanOf } from './evidence'
import { letterForm } from './letter-form'
import { homonymsOf, type NameMatch, namesIn } from './names'
import { crimeanForms, crimeanPlaces } from './places'
import { originalSpan, Rewriter, type Rewriting } from './rewriting'
import { segmentsOf } from './segments'
import { type FieldText, tokenise } from './tokens'
import type { DestinationField } from './types'

/** What scanners make of letters, back to what was printed: Crirnea, Kerclı. */
const SCANNED: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/(?<=\p{L})[|!](?=\p{L})/gu, 'l'],
]
const MAY_BE_SCANNED = /rn|vv|cl|\p{L}[|!]\p{L}/u
/** A word that goes on in the next line, with its hyphen or without. */
const LINE_END = /(?<=\p{L})[-‐¬]?[ \t]*\r?\n[ \t]*(?=\p{L})|(?<=\p{L})[-‐¬][ \t]+(?=\p{Ll})/gu
const MAY_BREAK = /\p{L}[-‐¬]?[ \t]*\r?\n[ \t]*\p{L}|\p{L}[-‐¬][ \t]+\p{Ll}/u
const MIN_LETTERS = 4

/** Names broken over a line end, and names that a scanner misread. */
export function misreadNamesIn(field: DestinationField, raw: string): NameMatch[] {
  if (MAY_BREAK.test(raw)) {
    const broken = namesRead(field, raw, rewrite(raw, LINE_END, '')).map((match) => ({ ...match, edits: 0 }))
    if (broken.length > 0) return broken
  }
  if (MAY_BE_SCANNED.test(raw)) {
    for (const [pattern, letter] of SCANNED) {
      const scanned = namesRead(field, raw, rewrite(raw, pattern, letter))
      if (scanned.length > 0) return scanned.map((match) => ({ ...match, edits: 1, via: 'spelling' as const }))
    }
  }
  return wildcardNamesIn(tokenise(field, raw))
}

function rewrite(raw: string, pattern: RegExp, by: string): Rewriting {
  const out = new Rewriter()
  let at = 0
  for (const match of raw.matchAll(pattern)) {
    out.keep(raw, at, match.index)
    at = match.index + match[0].length
    out.add(by, match.index, at)
  }
  out.keep(raw, at, raw.length)
  return out.result()
}

/** Names of the rewritten text that were not there before. */
function namesRead(field: DestinationField, raw: string, rewriting: Rewriting): NameMatch[] {
  if (rewriting.text === raw) return []
  return segmentsOf(tokenise(field, rewriting.text))
    .flatMap(namesIn)
    .flatMap((match) => {
      const { start, end } = originalSpan(rewriting, match.start, match.end)
      const span = spanOf(field, raw, start, end)
      const isNew = span.matched !== match.matched && !match.mute && match.key.length >= MIN_LETTERS
      return isNew ? [{ ...match, ...span }] : []
    })
}

const WILDCARD = /(?<!\p{L})\p{L}+[*#_?]{1,2}\p{L}+(?!\p{L})/gu
const MAY_HOLD_WILDCARD = /\p{L}[*#_?]{1,2}\p{L}/u

/** "Кр*м": a letter left out on purpose, of the names of Crimea and its towns. */
function wildcardNamesIn({ field, raw }: FieldText): NameMatch[] {
  if (!MAY_HOLD_WILDCARD.test(raw)) return []
  return [...raw.matchAll(WILDCARD)].flatMap(({ 0: word, index }) => {
    const letters = word.toLowerCase().split(/([*#_?])/)
    const typed = letters.map((part) => (/^[*#_?]$/.test(part) ? '.' : letterForm(part))).join('')
    const pattern = new RegExp(`^${typed}$`, 'u')
    const found = [...crimeanForms()].find(
      ([form, key]) => form.length === typed.length && pattern.test(form) && isPrincipal(key),
    )
    const place = found && crimeanPlaces(found[1])[0]
    if (!place) return []
    const span = spanOf(field, raw, index, index + word.length)
    const elsewhere = homonymsOf(found[1], place)
    return [
      {
        ...span,
        key: found[1],
        place,
        elsewhere,
        mute: undefined,
        edits: 1,
        isPart: false,
        via: 'spelling' as const,
        isNearOther: true,
      },
    ]
  })
}

function isPrincipal(key: string): boolean {
  return crimeanPlaces(key).some(({ kind }) => kind === 'region' || kind === 'city')
}
