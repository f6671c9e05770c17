import { dropMarks } from './normalise'

/** Letters that Ukrainian and Russian write differently for one sound, and signs that have none. */
const FOLDED: Readonly<Record<string, string>> = {
  і: 'и',
  ї: 'и',
  ы: 'и',
  є: 'е',
  э: 'е',
  ё: 'е',
  ґ: 'г',
  ь: '',
  ъ: '',
}
/** Latin letters whose mark changes the sound keep it. */
const KEPT_MARKS = /[šşșśčçćžżźłıđ]/
const PLAIN = /^[a-z]*$/
const PLAIN_CYRILLIC = /^[а-яіїєґё]*$/
const MAY_FOLD_CYRILLIC = /[іїыєэёґьъ]/g
const NOT_A_LETTER = /[^\p{L}]/gu

/**
 * A name as it is spelled, letter by letter: what was typed is compared with it to count slips of the pen. The skeleton
 * cannot do that, because it turns one letter into several and squeezes doubled ones. Give it normalised words, several
 * joined.
 */
export function letterForm(text: string): string {
  if (PLAIN.test(text)) return text
  if (PLAIN_CYRILLIC.test(text)) return text.replace(MAY_FOLD_CYRILLIC, (letter) => FOLDED[letter] ?? letter)
  let out = ''
  for (const letter of text) {
    const folded = FOLDED[letter] ?? letter
    out += folded === letter && !KEPT_MARKS.test(letter) ? dropMarks(letter) : folded
  }
  return out.replace(NOT_A_LETTER, '')
}
