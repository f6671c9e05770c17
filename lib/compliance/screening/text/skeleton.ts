import { dropMarks } from './normalise'

/**
 * Cyrillic letter by letter; endings and digraphs are folded afterwards, so that tables of many countries meet in one
 * form.
 */
export const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  ј: 'i',
  љ: 'l',
  њ: 'n',
  ћ: 'ch',
  ђ: 'd',
  ѕ: 's',
  ө: 'o',
  ү: 'u',
  ә: 'a',
  қ: 'k',
  ң: 'n',
  һ: 'h',
  ғ: 'g',
}

/** Latin letters whose mark changes the sound; every other mark is dropped. */
const MARKED_LATIN: Readonly<Record<string, string>> = {
  š: 'sh',
  ş: 'sh',
  ș: 'sh',
  ŝ: 'sh',
  ś: 'sh',
  č: 'ch',
  ç: 'ch',
  ć: 'ch',
  ĉ: 'ch',
  ž: 'zh',
  ż: 'zh',
  ź: 'zh',
  ł: 'l',
  ı: 'i',
  đ: 'd',
  ß: 'ss',
  ø: 'o',
  æ: 'e',
  œ: 'e',
  ə: 'a',
  ɣ: 'g',
}

/** Letters of other scripts that are one letter written in two ways: Arabic and Persian, the Greek final sigma. */
const OTHER_SCRIPTS: Readonly<Record<string, string>> = {
  ک: 'ك',
  ی: 'ي',
  ى: 'ي',
  ہ: 'ه',
  ة: 'ه',
  ς: 'σ',
}

const DIGRAPHS: readonly (readonly [RegExp, string])[] = [
  [/tsch/g, 'ch'],
  [/shch|sch/g, 'sh'],
  [/tsh|tch/g, 'ch'],
  [/shch/g, 'sh'],
  [/kh/g, 'h'],
  [/t[zc]|cz/g, 'ts'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/q/g, 'k'],
  [/[jy]/g, 'i'],
  [/x/g, 'ks'],
  [/i+e/g, 'e'],
]
const MAY_NEED_FOLDING = /[hzpwqjyxi]|tc/
const REPEATS = /(ch|sh|ts|zh)\1+|(.)\2+/gu
const NOT_A_LETTER = /[^\p{L}\p{Nd}]/gu
const PLAIN = /^[a-z0-9]*$/

/**
 * The loose cross-script form under which names are looked up: "Симферополь", "Simferopol'" and "Symferopol" minus
 * their differences. Give it a normalised word, or several joined; letters of other scripts are kept as they are.
 */
export function skeleton(word: string): string {
  let out = word
  if (!PLAIN.test(word)) {
    out = ''
    for (const letter of word) out += MARKED_LATIN[letter] ?? CYRILLIC[letter] ?? letter
    out = foldOtherLetters(out)
  }
  if (MAY_NEED_FOLDING.test(out)) for (const [pattern, replacement] of DIGRAPHS) out = out.replace(pattern, replacement)
  return squeeze(out)
}

/** Doubled letters, and doubled sounds, once. */
function squeeze(word: string): string {
  return mayRepeat(word) ? word.replace(REPEATS, '$1$2') : word
}

/** A letter beside itself, or one letter away from itself as in chch: asked first, because it is hardly ever so. */
function mayRepeat(word: string): boolean {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charCodeAt(at)
    if (letter === word.charCodeAt(at - 1)) return true
    if (letter === word.charCodeAt(at - 2) && word.charCodeAt(at - 1) === word.charCodeAt(at - 3)) return true
  }
  return false
}

function foldOtherLetters(word: string): string {
  if (PLAIN.test(word)) return word
  const bare = dropMarks(word)
  let out = ''
  for (const letter of bare) out += CYRILLIC[letter] ?? OTHER_SCRIPTS[letter] ?? letter
  return out.replace(NOT_A_LETTER, '')
}

/** Words of one name next to each other: "Ак-Мечеть", "Ак Мечеть" and "Акмечеть" are one key. */
export function joinSkeletons(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? '') : squeeze(parts.join(''))
}
