import { inRightCodePage } from './code-pages'
import { withoutEscapes } from './escapes'
import { INVISIBLE, undressed } from './normalise'
import { afterEachOther, originalSpan, Rewriter, type Rewriting } from './rewriting'

/** A field as it is read: escapes decoded, in its right code page, nothing invisible in it, wide characters plain. */
export interface VisibleText {
  text: string
  /** How it came from the raw field; absent when the two are the same. */
  rewriting?: Rewriting
}

const NOTHING_TO_DO = /^[\x20-\x7e\n\u0400-\u04ff]*$/

/**
 * Decodes what was escaped or misread, drops the characters that show nothing and folds those with a plain twin (298600
 * in wide digits), so that codes and numbers are read like words are. Every span found in it can be put back into the
 * raw field.
 */
export function visibleText(raw: string): VisibleText {
  const escaped = withoutEscapes(raw)
  const misread = inRightCodePage(escaped?.text ?? raw)
  const decoded = misread ? afterEachOther(escaped, misread) : escaped
  const text = decoded?.text ?? raw
  const folded = NOTHING_TO_DO.test(text) ? undefined : folding(text)
  const rewriting = folded ? afterEachOther(decoded, folded) : decoded
  return rewriting ? { text: rewriting.text, rewriting } : { text }
}

function folding(text: string): Rewriting {
  const folded = new Rewriter()
  let at = 0
  for (const character of text) {
    if (!isInvisible(character)) {
      const twin = plainTwin(character)
      if (twin === character) folded.keep(text, at, at + character.length)
      else folded.add(twin, at, at + character.length)
    }
    at += character.length
  }
  return folded.result()
}

/** The span in the raw field of a span in the visible text; it ends before whatever invisible follows. */
export function rawSpan({ rewriting }: VisibleText, start: number, end: number): { start: number; end: number } {
  return rewriting ? originalSpan(rewriting, start, end) : { start, end }
}

function isInvisible(character: string): boolean {
  return character.replace(INVISIBLE, '') === ''
}

function plainTwin(character: string): string {
  const folded = character.normalize('NFKC')
  return undressed(folded.length === 1 && character.length === 1 ? folded : character)
}
