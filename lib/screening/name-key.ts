import { joinSkeletons } from './skeleton'
import { tokenise } from './tokens'
import { DISTRICT_TYPE, SETTLEMENT } from './vocabulary'

/** Words of a listed name as the engine would see them in an address: settlement markers gone, "district" in one form. */
export function wordsOf(name: string): string[] {
  const { tokens } = tokenise('text', name)
  const kept = tokens.filter((token) => !(SETTLEMENT.has(token.text) && token.text.length <= 6 && tokens.length > 1))
  return kept.map((token) => (DISTRICT_TYPE.has(token.text) ? 'raion' : token.key)).filter(Boolean)
}

/** The lookup key of one to five words standing next to each other. */
export function nameKey(words: readonly string[]): string {
  return joinSkeletons(words)
}
