import { joinSkeletons } from '../text/skeleton'
import { type Token, tokenise } from '../text/tokens'
import { does, ROLE } from '../text/vocabulary'

/**
 * Words of a listed name as the engine would see them in an address: settlement markers gone, "district" in one form.
 */
export function wordsOf(name: string): string[] {
  return nameTokens(name)
    .map((token) => (does(token, ROLE.districtType) ? 'raion' : token.key))
    .filter(Boolean)
}

/** A listed name as it is spelled, for counting slips. */
export function formOf(name: string): string {
  return joinForms(nameTokens(name))
}

/** The lookup key of one to five words standing next to each other. */
export function nameKey(words: readonly string[]): string {
  return joinSkeletons(words)
}

/** Words next to each other as they are spelled, without what parts them. */
export function joinForms(tokens: readonly Token[]): string {
  return tokens.length === 1 ? (tokens[0]?.form ?? '') : tokens.map((token) => token.form).join('')
}

function nameTokens(name: string): Token[] {
  const { tokens } = tokenise('text', name)
  return tokens.filter((token) => !(does(token, ROLE.settlement) && token.text.length <= 6 && tokens.length > 1))
}
