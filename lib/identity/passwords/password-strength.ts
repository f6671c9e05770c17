import 'server-only'
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { COMMON_PASSWORDS } from './common-passwords'
import { readingsOf } from './password-readings'

/** What makes a password easy to guess. */
export type PasswordWeakness = 'known' | 'common' | 'keyboard' | 'year' | 'repeated' | 'sequence'

/** More than three trillion guesses, at 50 ms each: thousands of years of a processor. */
const FEWEST_GUESSES_LOG10 = 12.5
/**
 * The characters that are read, and the letters written as figures that are tried: the time grows with the square of
 * both. One whose first 40 characters are easy to guess is refused.
 */
const READ_CHARACTERS = 40
const MOST_SUBSTITUTIONS = 8

let estimator: Promise<ZxcvbnFactory> | null = null

/** The lists take some megabytes and half a second: they are read when the first password is chosen. */
async function readLists(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new Factory({
    dictionary: { ...common.dictionary, ...english.dictionary, tried: [...COMMON_PASSWORDS] },
    graphs: common.adjacencyGraphs,
    maxLength: READ_CHARACTERS,
    l33tMaxSubstitutions: MOST_SUBSTITUTIONS,
  })
}

/** Whether a password takes enough guesses, and if not, why; `known` has words that others know of the person. */
export async function estimatePassword(password: string, known: readonly string[]) {
  estimator ??= readLists()
  const lists = await estimator
  const [easiest] = readingsOf(password)
    .map((reading) => lists.check(reading, [...known]))
    .sort((one, other) => one.guessesLog10 - other.guessesLog10)
  if (!easiest) return { isStrong: false, weaknesses: [] }
  const { guessesLog10, sequence } = easiest
  if (guessesLog10 >= FEWEST_GUESSES_LOG10) return { isStrong: true, weaknesses: [] }
  const weaknesses = new Set<PasswordWeakness>()
  for (const { pattern, dictionaryName, regexName } of sequence) {
    if (pattern === 'dictionary') weaknesses.add(dictionaryName === 'userInputs' ? 'known' : 'common')
    if (pattern === 'spatial') weaknesses.add('keyboard')
    if (pattern === 'date' || (pattern === 'regex' && regexName === 'recentYear')) weaknesses.add('year')
    if (pattern === 'repeat') weaknesses.add('repeated')
    if (pattern === 'sequence' || pattern === 'wordSequence') weaknesses.add('sequence')
  }
  return { isStrong: false, weaknesses: [...weaknesses] }
}
