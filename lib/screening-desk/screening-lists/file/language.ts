/** The most common pairs of letters in Russian and Ukrainian text; about half of all pairs in a text are among them. */
const PAIRS = new Set(
  (
    'ст но то на ен ов ни ра во ко по пр ро го не ре ал та ан ос ло ер ол ор ли ве от ва ть де ка ть ки ла те ' +
    'ри ль ое ом ар ет ва ий ая ой ый ел ин ич ти да ск ый ко ес ль св ев са ма ро ро лл ад др ре дс ст не мо ' +
    'вс ик ци го ор ул ле ни ин бл об ас па ся ич му лу за од до ду же жн из ем ам ви ви ит ис кв ки ку ол ом ' +
    'оп пе пу пл рс ру рь ры се си со сл ся тр ту ты ул ун ур ут чн ша щи ян як ій ів її ії ьк ка ці ві ці ди ' +
    'рі ні лі сі ті мі кі ая яя юг'
  ).split(' '),
)

const WORD = /[\p{L}\p{M}]+/gu
const CYRILLIC = /\p{Script=Cyrillic}/u
const LATIN = /\p{Script=Latin}/u
const MIXED_CASE = /\p{Ll}\p{Lu}/u
/** UTF-8 that was decoded as Windows-1252 or 1251 and saved: "Ð¯Ð»Ñ‚Ð°", "РЇР»С‚Р°". Ukrainian words have Рі and СЇ. */
const READ_TWICE = new RegExp(
  [
    '(?:[ÐÑÃÂ][\\u0080-\\u00bf\\u0152-\\u0192\\u02c6-\\u2122]){2}',
    '(?:[РС][\\u0402\\u0403\\u0405\\u0408-\\u040f\\u0452\\u0453\\u0455' +
      '\\u0458-\\u045f\\u0080-\\u00bf\\u2010-\\u203a\\u20ac\\u2116\\u2122]){2}',
  ].join('|'),
  'u',
)
/** Characters that are in no address: undecodable bytes, control characters, line and block drawing. */
const NO_TEXT = /(?![\t\r\n])[\p{Cc}\ufffd\u2500-\u259f]/gu
const READ_CHARACTERS = 200_000

const isPlainLetters = (word: string): boolean => /^[a-z]+$/i.test(word)

/**
 * How much of the words that are not plain Latin reads as a language, from 0 to 1; null where there is no such word.
 * Russian and Ukrainian are recognised by their pairs of letters, other scripts by not being mixed.
 */
export function readsAsLanguage(text: string): number | null {
  const read = text.slice(0, READ_CHARACTERS)
  let letters = 0
  let sound = 0
  for (const [word] of read.matchAll(WORD)) {
    if (isPlainLetters(word)) continue
    letters += word.length
    sound += soundLetters(word)
  }
  const strange = read.match(NO_TEXT)?.length ?? 0
  if (letters + strange === 0) return null
  return Math.max(0, sound - strange) / (letters + strange)
}

function soundLetters(word: string): number {
  if (CYRILLIC.test(word) && LATIN.test(word)) return 0
  if (MIXED_CASE.test(word)) return 0
  if (!CYRILLIC.test(word)) return latinShare(word) * word.length
  if (word.length < 2) return 0
  const lower = word.toLowerCase()
  let common = 0
  for (let at = 0; at + 1 < lower.length; at += 1) if (PAIRS.has(lower.slice(at, at + 2))) common += 1
  return (common / (lower.length - 1)) * word.length
}

/** A word with marks on most of its letters is not in a language written in Latin letters. */
function latinShare(word: string): number {
  if (!LATIN.test(word)) return 1
  const marked = word.replace(/[a-z]/gi, '').length
  return marked * 2 > word.length && word.length > 2 ? 0 : 1
}

export const isReadTwice = (text: string): boolean => READ_TWICE.test(text.slice(0, READ_CHARACTERS))
