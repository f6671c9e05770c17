/**
 * Letters of other alphabets that look like a Latin one. Capitals and small letters apart, because they look like
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

/** Latin letters that no decomposition takes apart. */
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

/** Letters that are also written as two, as Müller is Mueller and Sørensen Soerensen. */
const AS_TWO: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }

const COMMON_CYRILLIC: Readonly<Record<string, string>> = {
  ...tableOf('абвгґдезиіјклмнопрстуўфєћђѕџөүәқңғң', 'abvggdeziijklmnoprstuufecdszouakngn'),
  ...{ љ: 'lj', њ: 'nj', ї: 'i', ъ: '', ь: '', ы: 'y', э: 'e', ж: 'zh', ц: 'ts', ч: 'ch', ш: 'sh' },
}

/**
 * The ways Russian, Ukrainian, Bulgarian and Serbian names are written in Latin letters: in English, in passports, in
 * science, and as people write.
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
 * One way of reading a name: which transliteration, whether marks make two letters, whether what looks alike is alike.
 */
export type Reading = { cyrillic: number; marksAsTwo: boolean; lookalikes: boolean }

/** Every way a name is read. Two names are alike when they agree in any. */
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
 * One word in small Latin letters and digits, as far as its letters are known; others stay as they are. A word that
 * mixes alphabets is a disguise, and its foreign letters are read by their looks; a word wholly of another alphabet is
 * transliterated, or read by its looks where the reading says so.
 */
export function latinWord(word: string, { cyrillic, marksAsTwo, lookalikes }: Reading): string {
  const composed = word.normalize('NFKC')
  const isMixed = LATIN.test(composed) && OTHER_ALPHABET.test(composed)
  const seen = isMixed || (lookalikes && isAllLookalike(composed)) ? byLooks(composed) : composed
  const alike = lookalikes
    ? seen.replace(/I/g, 'l').replace(BETWEEN_LETTERS, (digit) => (digit === '0' ? 'o' : 'l'))
    : seen
  let latin = ''
  for (const letter of alike.toLowerCase().normalize('NFC')) {
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

const byLooks = (word: string): string => [...word].map((letter) => LOOKALIKES[letter] ?? letter).join('')

const isAllLookalike = (word: string): boolean =>
  [...word].every((letter) => !OTHER_ALPHABET.test(letter) || LOOKALIKES[letter] !== undefined)

function tableOf(letters: string, latin: string): Record<string, string> {
  const table: Record<string, string> = {}
  for (const [at, letter] of [...letters].entries()) table[letter] = latin[at] ?? letter
  return table
}
