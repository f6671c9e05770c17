import { letterForm } from './letter-form'
import { joinSkeletons } from './skeleton'
import { type Token, tokenise } from './tokens'
import { DISTRICT_TYPE, SETTLEMENT } from './vocabulary'

/** Words of a listed name as the engine would see them in an address: settlement markers gone, "district" in one form. */
export function wordsOf(name: string): string[] {
  return nameTokens(name)
    .map((token) => (DISTRICT_TYPE.has(token.text) ? 'raion' : token.key))
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
  return tokens.map((token) => letterForm(token.text)).join('')
}

function nameTokens(name: string): Token[] {
  const { tokens } = tokenise('text', name)
  return tokens.filter((token) => !(SETTLEMENT.has(token.text) && token.text.length <= 6 && tokens.length > 1))
}
