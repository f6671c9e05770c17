import { formInRun, withoutLegalForm, withoutWrittenOutForms } from './legal-forms'
import { latinWord, READINGS, type Reading } from './letters'

/** Raised when the folding changes, so that stored keys are computed again. */
export const FOLD_VERSION = 1

/** The stored folds of a name: the keys that possible duplicates share, and the text for searches. */
export type FoldedName = { keys: string[]; searchText: string }

/**
 * Folds the name of a company: case, dots, diacritics, similar-looking letters, transliteration, legal form, `&`,
 * punctuation, spaces and word order make no difference. Two names may be one company when they share a key (policy;
 * Apple 2019: "SIS DOO" was not matched with "SIS d.o.o."). Names that differ in a letter or a number share none. A
 * name without a letter or a digit is its own key.
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

/**
 * The folded readings of a search text: a name matches when its search text contains every word of one reading. Empty
 * when the text has no letter or digit.
 */
export function foldedSearches(typed: string): string[][] {
  const searches = READINGS.map((reading) => withoutLegalForm(wordsOf(withoutWrittenOutForms(typed), reading)))
  const distinct = new Map(searches.filter((words) => words.length > 0).map((words) => [words.join(' '), words]))
  return [...distinct.values()]
}

const INVISIBLE = /\p{Cf}/gu
const JOINED = /[.'’`´ʼ·\p{Cf}]/gu
const WORD = /[\p{L}\p{N}\p{M}]+/gu
/** Words for "and", which are ignored between names. */
const AND = new Set(['and', 'und', 'et', 'och', 'og'])

function wordsOf(name: string, reading: Reading): string[] {
  const plain = name.normalize('NFKC').replace(JOINED, '')
  const words = (plain.match(WORD) ?? []).map((word) => latinWord(word, reading)).filter(Boolean)
  const joined = joinSingleLetters(words)
  const rest = joined.filter((word) => !AND.has(word))
  return rest.length > 0 ? rest : joined
}

/** Joins adjacent single letters into one word: `S. A.`, `a/s`, `d o o`. */
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
