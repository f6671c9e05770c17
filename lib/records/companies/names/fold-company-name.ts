import { formInRun, withoutLegalForm, withoutWrittenOutForms } from './legal-forms'
import { latinWord, READINGS, type Reading } from './letters'

/** Changes with the fold, so that stored keys are made again. */
export const FOLD_VERSION = 1

/** What is stored of a name: the keys that say which names are alike, and the text that a search looks through. */
export type FoldedName = { keys: string[]; searchText: string }

/**
 * Folds the name of a company: case, dots, diacritics, letters that look alike, transliteration, legal form, `&`,
 * punctuation, spaces and the order of words make no difference. Two names may be one company when they share a key
 * (policy: who is a company; Apple 2019, "SIS DOO" was not "SIS d.o.o."). Names that differ in a letter or a number do
 * not. A name without a letter or a digit is its own key.
 */
export function foldCompanyName(name: string): FoldedName {
  const keys = new Set<string>()
  const texts = new Set<string>()
  for (const reading of READINGS) {
    const words = wordsOf(withoutWrittenOutForms(name), reading)
    const bare = withoutLegalForm(words)
    for (const key of [bare.join(''), bare.toSorted().join('')]) if (key) keys.add(key)
    texts.add(words.join(''))
  }
  if (keys.size === 0) keys.add(name.normalize('NFKC').replace(INVISIBLE, '').trim().toLowerCase())
  return { keys: [...keys].toSorted(), searchText: [...texts].toSorted().join('\n') }
}

/** Whether two names may be one company's. */
export function mayBeOneCompany(one: string, other: string): boolean {
  const keys = new Set(foldCompanyName(one).keys)
  return foldCompanyName(other).keys.some((key) => keys.has(key))
}

/**
 * The ways a search may be meant: of one of them every word stands in the search text of a name that is found. Empty
 * where nothing of it can be read.
 */
export function foldedSearches(typed: string): string[][] {
  const searches = READINGS.map((reading) => withoutLegalForm(wordsOf(withoutWrittenOutForms(typed), reading)))
  const told = new Map(searches.filter((words) => words.length > 0).map((words) => [words.join(' '), words]))
  return [...told.values()]
}

const INVISIBLE = /\p{Cf}/gu
const JOINED = /[.'’`´ʼ·\p{Cf}]/gu
const WORD = /[\p{L}\p{N}\p{M}]+/gu
/** Said between names, or not. */
const AND = new Set(['and', 'und', 'et', 'och', 'og'])

function wordsOf(name: string, reading: Reading): string[] {
  const plain = name.normalize('NFKC').replace(JOINED, '')
  const words = (plain.match(WORD) ?? []).map((word) => latinWord(word, reading)).filter(Boolean)
  const joined = joinSingleLetters(words)
  const rest = joined.filter((word) => !AND.has(word))
  return rest.length > 0 ? rest : joined
}

/** Letters that stand alone next to each other are one word: `S. A.`, `a/s`, `d o o`. */
function joinSingleLetters(words: readonly string[]): string[] {
  const joined: string[] = []
  let run = ''
  const endRun = () => {
    const form = formInRun(run)
    for (const part of [run.slice(0, form), run.slice(form)]) if (part) joined.push(part)
    run = ''
  }
  for (const word of words) {
    if (/^\p{L}$/u.test(word)) run += word
    else {
      endRun()
      joined.push(word)
    }
  }
  endRun()
  return joined
}
