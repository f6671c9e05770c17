/** Characters that show nothing and are used to hide a word from a filter. U+034F and the fillers are not in \p{Cf}. */
export const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034F|\u115F|\u1160|\u17B4|\u17B5|\u3164|\uFFA0/gu
const PLAIN_ASCII = /^[ -~]*$/
/** Letters of the Cyrillic block without its combining marks: nothing to fold but their case. */
const PLAIN_CYRILLIC = /^[0-9\u0400-\u0482\u048a-\u04ff]*$/
const MARKS = /\p{M}/gu
const APOSTROPHES = /['’‘ʼʹ`´ʻʽ′“”‵＇]/g

/** Cyrillic letters by the Latin letter that looks the same (lower case; the capitals В, Н, М decide b, h and m). */
const LATIN_TO_CYRILLIC: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'і',
  j: 'ј',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  s: 'ѕ',
  t: 'т',
  x: 'х',
  y: 'у',
}

const CYRILLIC_TO_LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  х: 'x',
  у: 'y',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  һ: 'h',
  ӏ: 'l',
  ѵ: 'v',
  ё: 'e',
}

const GREEK_TO_LATIN: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'b',
  ε: 'e',
  ζ: 'z',
  η: 'h',
  ι: 'i',
  κ: 'k',
  μ: 'm',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
}

/** Letters of scripts that no address uses, by the Latin letter they resemble: Cherokee, Coptic, Lisu, small caps. */
const DRESSED_UP =
  'ᎪA ᏴB ᏟC ᎠD ᎬE ᎦG ᎻH ᎢT ᏆI ᎫJ ᏦK ᏞL ᎷM ᏢP ᎡR ᏚS ᏙV ᎳW ᎩY ᏃZ ᏀG ᎥI ᎶG ᏒR ᏔW ᏕS ᏓL ᏁN ᏰB ᏎU ᎰF ᏫO ' +
  'ⲀA ⲂB ⲤC ⲈE ⲎH ⲒI ⲔK ⲘM ⲚN ⲞO ⲢP ⲦT ⲨY ⲬX ⲀA ⲁa ⲃb ⲥc ⲉe ⲏh ⲓi ⲕk ⲙm ⲛn ⲟo ⲣp ⲧt ⲩy ⲭx ' +
  'ꓮA ꓐB ꓚC ꓓD ꓰE ꓝF ꓖG ꓧH ꓲI ꓙJ ꓗK ꓡL ꓟM ꓠN ꓳO ꓑP ꓣR ꓢS ꓔT ꓴU ꓦV ꓪW ꓫX ꓬY ꓜZ ' +
  'ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɑa ɡg ꞵb ɩi'
const PLAIN_LETTER: ReadonlyMap<string, string> = new Map(
  DRESSED_UP.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)

/** The plain letter a character is dressed up as; the character itself when it is none. */
export function undressed(character: string): string {
  return PLAIN_LETTER.get(character) ?? character
}

const LATIN = /[a-z]/
const CYRILLIC = /[\u0400-\u052F]/
const GREEK = /[\u0370-\u03FF]/
const LATIN_LETTERS = /[a-z]/g
const CYRILLIC_LETTERS = /[\u0400-\u052F]/g

/**
 * One word as it was meant: compatibility forms folded (NFKC), lower case, invisible characters and apostrophes
 * dropped, letters of another alphabet that only look right put back. Combining marks stay; the skeleton decides about
 * them.
 */
export function normaliseWord(word: string): string {
  if (PLAIN_ASCII.test(word)) return word.toLowerCase().replace(APOSTROPHES, '')
  if (PLAIN_CYRILLIC.test(word)) return word.toLowerCase()
  const visible = word.normalize('NFKC').replace(INVISIBLE, '').toLowerCase().normalize('NFC').replace(APOSTROPHES, '')
  return repairMixedAlphabets(visible)
}

/** Drops combining marks (Кры́м, Crimeä) but keeps й and ї, which are letters of their own. */
export function dropMarks(word: string): string {
  if (PLAIN_ASCII.test(word)) return word
  let out = ''
  for (const letter of word)
    out += letter === 'й' || letter === 'ї' ? letter : letter.normalize('NFD').replace(MARKS, '')
  return out
}

function repairMixedAlphabets(word: string): string {
  const bare = dropMarks(word)
  const latin = LATIN.test(bare)
  const cyrillic = CYRILLIC.test(bare)
  const greek = GREEK.test(bare)
  if (latin && greek) return swapLetters(bare, GREEK_TO_LATIN)
  if (!latin || !cyrillic) return word
  return isMeantAsCyrillic(bare) ? swapLetters(bare, LATIN_TO_CYRILLIC) : swapLetters(bare, CYRILLIC_TO_LATIN)
}

/** A letter without a twin in the other alphabet tells; when all have one, the alphabet of most letters does. */
function isMeantAsCyrillic(word: string): boolean {
  const latin = word.match(LATIN_LETTERS) ?? []
  const cyrillic = word.match(CYRILLIC_LETTERS) ?? []
  const onlyCyrillic = cyrillic.filter((letter) => !CYRILLIC_TO_LATIN[letter]).length
  const onlyLatin = latin.filter((letter) => !LATIN_TO_CYRILLIC[letter]).length
  if (onlyCyrillic !== onlyLatin) return onlyCyrillic > onlyLatin
  return cyrillic.length >= latin.length
}

function swapLetters(word: string, table: Readonly<Record<string, string>>): string {
  let out = ''
  for (const letter of word) out += table[letter] ?? letter
  return out
}
