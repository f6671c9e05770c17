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

describe('a form that was overtaken', () => {
  test('takes what is stored where nothing was typed', () => {
    const stored = { ...base, contact: 'Someone', categories: ['4'], productIds: ['c'] }
    expect(mergeValues(base, typed({ address: 'one\r\ntwo ' }), stored)).toEqual(stored)
  })

  test('keeps what was typed, also over the same field', () => {
    const stored = { ...base, name: 'Theirs', contact: 'Someone' }
    expect(mergeValues(base, typed({ name: 'Mine' }), stored)).toEqual({ ...stored, name: 'Mine' })
  })

  test('keeps chosen lists, an emptied one too', () => {
    const stored = { ...base, name: 'Theirs' }
    const merged = mergeValues(base, typed({ categories: ['9', '12'], productIds: [] }), stored)
    expect(merged).toEqual({ ...stored, categories: ['9', '12'], productIds: [] })
  })
})
