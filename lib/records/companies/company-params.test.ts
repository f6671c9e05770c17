import { describe, expect, test } from 'vitest'
import { listHref } from '@/lib/kernel/list-params'
import { COMPANY_MESSAGES } from '@/lib/records/messages'
import { paramsOf } from '@/test/files/params'
import { companyEdit, companyInput } from './company-input'
import { companyListParams } from './list/company-list-params'

const read = (query: string) => paramsOf(companyListParams, new URLSearchParams(query))
const wrong = (given: Record<string, unknown>) => {
  const parsed = companyInput.safeParse({ name: 'Acme', country: 'US', ...given })
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? '')
}

describe('the address of the list', () => {
  test.each([
    ['', {}],
    ['q=+acme+', { q: 'acme' }],
    ['q=', {}],
    ['band=low', { band: ['low'] }],
    ['band=low&band=none_left', { band: ['low', 'none_left'] }],
    ['year=2024&sort=left', { year: 2024, sort: 'left' }],
    ['state=active', {}],
    ['state=archived', { state: 'archived' }],
    ['country=DE', { country: 'DE' }],
  ])('%s', (query, expected) => {
    const params = Object.entries(read(query)).filter(([, value]) => value !== undefined)
    expect(Object.fromEntries(params)).toEqual(expected)
  })

  test('is the same after formatting and parsing', () => {
    const query = 'q=100+%25&year=2024&state=all&band=low&band=very_low&sort=used'
    const params = read(query)
    expect(read(listHref('/companies', params).split('?')[1] ?? '')).toEqual(params)
  })
})

describe('the input of a company', () => {
  test.each([
    [{ name: '' }, 'Enter the name of the company'],
    [{ name: ' \u200b ' }, 'Enter the name of the company'],
    [{ name: 'x'.repeat(201) }, 'The name of the company is longer than 200 characters'],
    [{ name: 'Ac\u0000me' }, /control character/],
    [{ name: undefined }, 'Enter the name of the company'],
    [{ country: '' }, COMPANY_MESSAGES.countryMissing],
    [{ country: 'us' }, COMPANY_MESSAGES.countryMissing],
    [{ country: 'XX' }, COMPANY_MESSAGES.countryMissing],
    [{ country: ['US', 'DE'] }, COMPANY_MESSAGES.countryMissing],
    [{ address: 'x'.repeat(5000) }, 'The address is longer than 1,000 characters'],
    [{ address: '\u202eaddress' }, null],
    [{ notes: 'two\nlines' }, null],
  ])('%j', (given, expected) => {
    if (expected instanceof RegExp) expect(wrong(given)).toMatch(expected)
    else expect(wrong(given)).toBe(expected)
  })

  test('with a malformed id is of an unknown company', () => {
    const parsed = companyEdit.safeParse({ name: 'Acme', country: 'US', id: "' OR 1=1", version: '1' })
    expect(parsed.error?.issues[0]?.message).toBe(COMPANY_MESSAGES.unknown)
  })
})
