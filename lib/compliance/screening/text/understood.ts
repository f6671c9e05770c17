/** Why a text was not understood, and which part of it. */
export interface NotUnderstood {
  why: 'garbled' | 'unknown-script'
  start: number
  end: number
}

/**
 * Scripts in which the region and its towns are listed (data/crimea-names-by-script.tsv). Text in any other script
 * is not understood.
 */
const READ_SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Armenian',
  'Georgian',
  'Devanagari',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Thai',
  'Common',
  'Inherited',
]
/** Tested first: Latin, Greek and Cyrillic letters are all below. */
const BEYOND_CYRILLIC = /[\u0530-\uffff]/
const UNKNOWN_SCRIPT = new RegExp(
  `[^\\P{L}${READ_SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}][\\p{L}\\p{M}]*`,
  'u',
)
const MAY_BE_GARBLED = /[\u007f-\uffff]|\?\?\?/
/** What remains of a text that was decoded with a wrong code page and cannot be repaired. */
const GARBLED = new RegExp(
  [
    String.raw`\ufffd|ï¿½|Ã¯Â¿Â½`,
    String.raw`\?{3,}`,
    String.raw`[\u0080-\u0084\u0086-\u009f\ue000-\uf8ff]`,
    String.raw`(?:[ÐÑ][\u00a0-\u00bf\u0152-\u0192\u02c6-\u2122]?){2}`,
    String.raw`(?:[РС][\u00a0-\u00bf\u0401-\u040f\u0451-\u045f\u0490\u0491\u2013-\u2122]){2}`,
    String.raw`[\u00c0-\u00ff]{4}`,
    String.raw`[\u2500-\u2593]{2}|[\u2500-\u2593]\p{L}|\p{L}[\u2500-\u2593]`,
    String.raw`(?<!\p{L})[а-яё][А-ЯЁ]{3}`,
    String.raw`\p{L}[¤¦¬®±µ¶]\p{L}`,
  ].join('|'),
  'u',
)

/**
 * Why a field, with escapes decoded and the code page corrected (visible.ts), cannot be understood: its characters are
 * letter soup, or in a script whose place names are not listed. Undefined when it can be understood. Unknown words are
 * not a reason.
 */
export function notUnderstood(text: string): NotUnderstood | undefined {
  if (!MAY_BE_GARBLED.test(text)) return undefined
  const garbled = GARBLED.exec(text)
  if (garbled) return { why: 'garbled', start: garbled.index, end: garbled.index + garbled[0].length }
  const unknown = BEYOND_CYRILLIC.test(text) ? UNKNOWN_SCRIPT.exec(text) : null
  return unknown ? { why: 'unknown-script', start: unknown.index, end: unknown.index + unknown[0].length } : undefined
}

const ANY_LETTER = /\p{L}/u

/** A field without a letter names nothing: a bare number, a row of dots. */
export function hasLetters(text: string): boolean {
  return ANY_LETTER.test(text)
}
