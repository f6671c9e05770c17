import { crimeanForms } from '../places/places'
import type { Token } from '../text/tokens'
import { joinForms } from './name-key'

const CYRILLIC = /^[\u0400-\u04FF]+$/
const DOUBLED = /(.)\1/gu
const SHORTEST = 5

let latinDoubles: Map<string, Set<string>> | undefined

/**
 * Words with the key of a Crimean name that are never spelled that way: "Топоолевка", "Nyzyne". In Cyrillic the
 * spelling must be a listed one. In Latin there are too many to list, but every table doubles the same letters, so only
 * those are compared.
 */
export function isSpelledOtherwise(key: string, span: readonly Token[]): boolean {
  const form = joinForms(span)
  if (form.length < SHORTEST || crimeanForms().has(form)) return false
  if (CYRILLIC.test(form)) return true
  latinDoubles ??= doublesByKey()
  const known = latinDoubles.get(key)
  return known !== undefined && !known.has(doublesOf(form))
}

function doublesByKey(): Map<string, Set<string>> {
  const byKey = new Map<string, Set<string>>()
  for (const [form, key] of crimeanForms()) {
    if (CYRILLIC.test(form)) continue
    const known = byKey.get(key) ?? new Set()
    byKey.set(key, known.add(doublesOf(form)))
  }
  return byKey
}

/** The doubled letters of a word; i, y and j are one, because tables differ in them. */
function doublesOf(form: string): string {
  return (form.replace(/[yjĭï]/g, 'i').match(DOUBLED) ?? []).join('')
}
