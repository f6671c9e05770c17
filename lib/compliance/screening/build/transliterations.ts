import { CYRILLIC as LETTER_BY_LETTER } from '../text/skeleton'

/**
 * How the world writes Cyrillic place names in Latin. Only what the loose skeleton does not already fold is a table
 * here: a table is a list of replacements laid over the letter-by-letter reading.
 */
type Table = Readonly<Record<string, string>>

const SOFT_J: Table = { ё: 'jo', й: 'j', ю: 'ju', я: 'ja', є: 'je', ї: 'ji' }

const FROM_RUSSIAN: readonly Table[] = [
  {}, // letter by letter, GOST R 52535, passport, BGN/PCGN, ALA-LC: equal once folded
  { ё: 'yo', э: 'e' },
  { ё: 'o' },
  { ц: 'c', ч: 'č', ш: 'š', щ: 'ŝ', ж: 'ž', х: 'h', ю: 'û', я: 'â', ё: 'ë', й: 'j' }, // ISO 9
  { ц: 'c', ч: 'c', ш: 's', щ: 's', ж: 'z', х: 'h', ю: 'u', я: 'a', й: 'j' }, // ISO 9 without its marks
  { ...SOFT_J, ц: 'c', ч: 'č', ш: 'š', щ: 'šč', ж: 'ž', х: 'ch' }, // scientific
  { ...SOFT_J, ц: 'c', ч: 'c', ш: 's', щ: 'sc', ж: 'z', х: 'ch' },
  { х: 'x', ц: 'cz', щ: 'shh', й: 'j' }, // GOST 7.79 B
  { ...SOFT_J, в: 'w', ж: 'sch', з: 's', х: 'ch', ц: 'z', ч: 'tsch', ш: 'sch', щ: 'schtsch' }, // German
  { ...SOFT_J, в: 'w', ж: 'sh', х: 'ch', ц: 'z', ч: 'tsch', ш: 'sch', щ: 'schtsch' },
  { ж: 'j', у: 'ou', х: 'kh', ч: 'tch', ш: 'ch', щ: 'chtch', ю: 'iou', ё: 'io', ц: 'ts' }, // French
  { ж: 'j', у: 'ou', х: 'kh', ч: 'tch', ш: 'ch', щ: 'chtch', ю: 'iou', ё: 'o', ц: 'ts' },
  { ...SOFT_J, в: 'w', ж: 'ż', х: 'ch', ц: 'c', ч: 'cz', ш: 'sz', щ: 'szcz', л: 'ł' }, // Polish
  { ...SOFT_J, в: 'w', ж: 'z', х: 'ch', ц: 'c', ч: 'cz', ш: 'sz', щ: 'szcz', л: 'l' },
  { ж: 'j', х: 'h', ч: 'ç', ш: 'ş', щ: 'şç', ц: 'ts', ё: 'yo' }, // Turkish
  { ж: 'j', х: 'h', ч: 'c', ш: 's', щ: 'sc', ц: 'ts', ё: 'yo' },
  { ж: 'zj', х: 'ch', ч: 'tj', ш: 'sj', щ: 'sjtj', ю: 'ju', я: 'ja' }, // Swedish
  { ж: 'zj', х: 'ch', ч: 'tsj', ш: 'sj', щ: 'sjtsj', у: 'oe', ю: 'joe', я: 'ja' }, // Dutch
  { ж: 'zh', х: 'j', ч: 'ch', ш: 'sh', щ: 'shch', ю: 'yu', я: 'ya' }, // Spanish
]

/** Ukrainian г is h in every official table; и, й, ї and the rest fold with the Russian ones. */
const FROM_UKRAINIAN: readonly Table[] = FROM_RUSSIAN.flatMap((table) => [table, { ...table, г: 'h' }])

const CYRILLIC = /[\u0400-\u04FF]/

/**
 * Every way the tables write a Cyrillic name, the name itself first. A Latin name comes back with and without its
 * marks.
 */
export function spellingsOf(name: string, language: 'uk' | 'ru' | 'other'): string[] {
  if (!CYRILLIC.test(name)) return [name, name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i')]
  const lower = name.toLowerCase()
  const tables = language === 'uk' ? FROM_UKRAINIAN : FROM_RUSSIAN
  const latin = tables.map((table) =>
    [...lower].map((letter) => table[letter] ?? LETTER_BY_LETTER[letter] ?? letter).join(''),
  )
  return [...new Set([name, ...latin])]
}

const NATIONAL_TABLE: Table = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
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
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
  '’': '',
  "'": '',
  ʼ: '',
}

/** The official Latin form of a Ukrainian name (KMU 2010), for a place whose English name no source gives. */
export function officialLatin(ukrainian: string): string {
  const firstOfWord: Table = { є: 'Ye', ї: 'Yi', й: 'Y', ю: 'Yu', я: 'Ya' }
  return ukrainian.replace(/[\p{L}’'ʼ]+/gu, (word) => {
    const lower = word.toLowerCase().replaceAll('зг', 'zgh')
    const latin = [...lower].map(
      (letter, at) => (at === 0 ? firstOfWord[letter] : undefined) ?? NATIONAL_TABLE[letter] ?? letter,
    )
    const joined = latin.join('')
    return joined.charAt(0).toUpperCase() + joined.slice(1)
  })
}

const RUSSIAN_TABLE: Table = {
  ...NATIONAL_TABLE,
  г: 'g',
  е: 'e',
  ё: 'e',
  и: 'i',
  й: 'y',
  ы: 'y',
  э: 'e',
  ъ: '',
  ю: 'yu',
  я: 'ya',
}
const AFTER_VOWEL_OR_SIGN = /(^|[аеёиоуыэюяйъь])([её])/g

/** The usual English form of a Russian name (BGN/PCGN, without its apostrophes): ye after vowels and signs. */
export function officialRussianLatin(russian: string): string {
  const lower = russian.toLowerCase()
  const marked = lower.replace(AFTER_VOWEL_OR_SIGN, '$1y$2')
  return [...marked].map((letter) => RUSSIAN_TABLE[letter] ?? letter).join('')
}
