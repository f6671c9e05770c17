import { INVISIBLE } from './normalise'

/** A field as it is read: nothing invisible in it, wide letters and digits plain. */
export interface VisibleText {
  text: string
  /** For each position of `text`, where it stands in the raw field; absent when the two are the same. */
  positions?: number[]
}

const NOTHING_TO_DO = /^[\x20-\x7e\n\u0400-\u04ff]*$/

/**
 * Drops the characters that show nothing and folds those with a plain twin (298600 in wide digits), one for one, so
 * that codes and numbers are read like words are. Every span found in it can be put back into the raw field.
 */
export function visibleText(raw: string): VisibleText {
  if (NOTHING_TO_DO.test(raw)) return { text: raw }
  let text = ''
  const positions: number[] = []
  let at = 0
  for (const character of raw) {
    const folded = isInvisible(character) ? '' : plainTwin(character)
    for (let unit = 0; unit < folded.length; unit += 1) positions.push(at + unit)
    text += folded
    at += character.length
  }
  positions.push(raw.length)
  return { text, positions }
}

/** The span in the raw field of a span in the visible text; it ends before whatever invisible follows. */
export function rawSpan({ positions }: VisibleText, start: number, end: number): { start: number; end: number } {
  if (!positions) return { start, end }
  const from = positions[start] ?? 0
  return { start: from, end: end > start ? (positions[end - 1] ?? from) + 1 : from }
}

function isInvisible(character: string): boolean {
  return character.replace(INVISIBLE, '') === ''
}

function plainTwin(character: string): string {
  const folded = character.normalize('NFKC')
  return folded.length === 1 && character.length === 1 ? folded : character
}
