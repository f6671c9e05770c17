import { describe, expect, test } from 'vitest'
import { mergeValues } from './merge-values'

const base = { name: 'Acme', contact: '', address: 'one\ntwo', categories: ['2', '9'], productIds: ['a', 'b'] }
const typed = (changes: Record<string, string | string[]> = {}): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries({ ...base, ...changes })) {
    for (const item of [value].flat()) data.append(name, String(item))
  }
  return data
}

describe('an outdated form', () => {
  test('takes the stored value of a field that was not changed', () => {
    const stored = { ...base, contact: 'Someone', categories: ['4'], productIds: ['c'] }
    expect(mergeValues(base, typed({ address: 'one\r\ntwo ' }), stored)).toEqual(stored)
  })

  test('keeps a typed value, also when the stored one has changed', () => {
    const stored = { ...base, name: 'Theirs', contact: 'Someone' }
    expect(mergeValues(base, typed({ name: 'Mine' }), stored)).toEqual({ ...stored, name: 'Mine' })
  })

  test('keeps changed lists, including an emptied one', () => {
    const stored = { ...base, name: 'Theirs' }
    const merged = mergeValues(base, typed({ categories: ['9', '12'], productIds: [] }), stored)
    expect(merged).toEqual({ ...stored, categories: ['9', '12'], productIds: [] })
  })
})
