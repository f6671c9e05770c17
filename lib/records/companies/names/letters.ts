/**
 * Letters of other alphabets that look like a Latin one. Upper and lower case separately, because they look like
 * different ones.
 */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['АВЕЅЗІЈКМНОРСТУХЬԌԚԜҮӀЁЇ', 'abeszijkmhopctyxbgqwyiei'],
    ['авеѕзіјкмнорстухьԁԛԝһүӏёїпг', 'abeszijkmhopctyxbdqwhyleinr'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'abezhikmnoptyx'],
    ['αβεικνορτυχηγω', 'abeikvoptuxnyw'],
    ['ՕՍՏօսոհց', 'ousounhg'],
    ['ɑɡɩʟɪɴʀʏᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜱǃ', 'agilinryacdejkmoptuvwzsi'],
  ].flatMap(([letters = '', latin = '']) => [...letters].map((letter, at) => [letter, latin[at] ?? letter])),
)

/** Latin letters without a Unicode decomposition. */
const PLAIN_LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŋ: 'n',
  ı: 'i',
  ȷ: 'j',
  ŧ: 't',
  ə: 'a',
  ƒ: 'f',
  ĸ: 'k',
}

/** Letters that are also written as two, as in Mueller for Müller and Soerensen for Sørensen. */
const AS_TWO: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }

const COMMON_CYRILLIC: Readonly<Record<string, string>> = {
  ...tableOf('абвгґдезиіјклмнопрстуўфєћђѕџөүәқңғң', 'abvggdeziijklmnoprstuufecdszouakngn'),
  ...{ љ: 'lj', њ: 'nj', ї: 'i', ъ: '', ь: '', ы: 'y', э: 'e', ж: 'zh', ц: 'ts', ч: 'ch', ш: 'sh' },
}

/**
 * Transliterations of Russian, Ukrainian, Bulgarian and Serbian names: English, passports, scientific, and informal.
 */
const CYRILLIC: readonly Readonly<Record<string, string>>[] = [
  { ...COMMON_CYRILLIC, ё: 'yo', й: 'y', х: 'kh', щ: 'shch', ю: 'yu', я: 'ya' },
  { ...COMMON_CYRILLIC, ё: 'e', й: 'i', х: 'kh', щ: 'shch', ю: 'iu', я: 'ia' },
  {
    ...COMMON_CYRILLIC,
    ...{ ё: 'e', й: 'j', х: 'h', щ: 's', ю: 'ju', я: 'ja', ж: 'z', ц: 'c', ч: 'c', ш: 's' },
  },
  { ...COMMON_CYRILLIC, ё: 'e', й: 'y', х: 'h', щ: 'sch', ю: 'yu', я: 'ya' },
]

const GREEK: Readonly<Record<string, string>> = {
  ...tableOf('αβγδεζηικλμνξοπρσςτυφω', 'avgdeziiklmnxoprsstyfo'),
  ...{ θ: 'th', χ: 'ch', ψ: 'ps' },
}

/**
 * One reading of a name: the transliteration, whether diacritics become two letters, and whether similar-looking
 * letters are equal.
 */
export type Reading = { cyrillic: number; marksAsTwo: boolean; lookalikes: boolean }

/** Every reading of a name. Two names are possible duplicates when they agree in one. */
export const READINGS: readonly Reading[] = [
  ...CYRILLIC.map((_table, cyrillic) => ({ cyrillic, marksAsTwo: false, lookalikes: false })),
  { cyrillic: 0, marksAsTwo: true, lookalikes: false },
  { cyrillic: 0, marksAsTwo: false, lookalikes: true },
]

const LATIN = /\p{Script=Latin}/u
const OTHER_ALPHABET = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u
const MARK = /\p{M}/gu
const BETWEEN_LETTERS = /(?<=\p{L})[01](?=\p{L}|$)|(?<=^|\p{L})[01](?=\p{L})/gu

/**
 * One word in lower-case Latin letters and digits; unknown letters stay. In a word that mixes alphabets, which is a
 * disguise, foreign letters are replaced by those they look like; a word entirely in another alphabet is
 * transliterated, or replaced by similar-looking letters, depending on the reading.
 */
export function latinWord(word: string, { cyrillic, marksAsTwo, lookalikes }: Reading): string {
  const composed = word.normalize('NFKC')
  const isMixed = LATIN.test(composed) && OTHER_ALPHABET.test(composed)
  const seen = isMixed || (lookalikes && isAllLookalike(composed)) ? toLookalikes(composed) : composed
  const replaced = lookalikes
    ? seen.replace(/I/g, 'l').replace(BETWEEN_LETTERS, (digit) => (digit === '0' ? 'o' : 'l'))
    : seen
  let latin = ''
  for (const letter of replaced.toLowerCase().normalize('NFC')) {
    const two = marksAsTwo ? AS_TWO[letter] : undefined
    latin += two ?? latinLetter(letter, cyrillic)
  }
  return latin
}

function latinLetter(letter: string, cyrillic: number): string {
  const table = CYRILLIC[cyrillic] ?? COMMON_CYRILLIC
  const known = PLAIN_LATIN[letter] ?? table[letter] ?? GREEK[letter]
  if (known !== undefined) return known
  const bare = letter.normalize('NFKD').replace(MARK, '')
  return PLAIN_LATIN[bare] ?? table[bare] ?? GREEK[bare] ?? bare
}

const toLookalikes = (word: string): string => [...word].map((letter) => LOOKALIKES[letter] ?? letter).join('')

const isAllLookalike = (word: string): boolean =>
  [...word].every((letter) => !OTHER_ALPHABET.test(letter) || LOOKALIKES[letter] !== undefined)

function tableOf(letters: string, latin: string): Record<string, string> {
  const table: Record<string, string> = {}
  for (const [at, letter] of [...letters].entries()) table[letter] = latin[at] ?? letter
  return table
}
