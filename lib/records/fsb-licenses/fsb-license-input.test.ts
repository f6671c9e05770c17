import { describe, expect, test } from 'vitest'
import { formatTimeUntil } from '@/lib/kernel/format-time-until'
import { paramsOf } from '@/test/files/params'
import { licenseInput } from './fsb-license-input'
import { licenseListParams } from './fsb-license-list-params'

const id = '0192a1b2-0000-7000-8000-000000000000'
const given = {
  companyId: id,
  kind: 'notification',
  number: 'RU0000021617',
  status: 'valid',
  applicant: 'A',
  applicantKind: 'manufacturer',
}
const issues = (changes: Record<string, unknown>) => {
  const parsed = licenseInput.safeParse({ ...given, ...changes })
  return Object.fromEntries(parsed.error?.issues.map(({ path, message }) => [path[0], message]) ?? [])
}

test('one checkbox, several and none are all parsed as lists, sorted and without duplicates', () => {
  expect(licenseInput.parse(given)).toMatchObject({ categories: [], productIds: [], issuedOn: null, validUntil: null })
  expect(licenseInput.parse({ ...given, categories: '12', productIds: id })).toMatchObject({
    categories: [12],
    productIds: [id],
  })
  expect(licenseInput.parse({ ...given, categories: ['12', '2', '2'] }).categories).toEqual([2, 12])
})

describe('refused at its field', () => {
  test.each([
    [{ categories: ['13'] }, 'categories'],
    [{ categories: ['0'] }, 'categories'],
    [{ categories: ['1.5'] }, 'categories'],
    [{ productIds: ['nonsense'] }, 'productIds'],
    [
      {
        productIds: Array.from({ length: 501 }, (_, row) => `0192a1b2-0000-7000-8000-${String(row).padStart(12, '0')}`),
      },
      'productIds',
    ],
    [{ kind: 'letter' }, 'kind'],
    [{ status: 'expired' }, 'status'],
    [{ number: ' ' }, 'number'],
    [{ issuedOn: 'yesterday' }, 'issuedOn'],
    [{ issuedOn: '2024-03-02', validUntil: '1 Mar 2024' }, 'validUntil'],
    [{ validUntil: '2200-01-01' }, 'validUntil'],
  ])('%j', (changes, field) => {
    expect(Object.keys(issues(changes))).toEqual([field])
  })
})

test('a validity of one day is accepted', () => {
  expect(issues({ issuedOn: '2024-03-01', validUntil: '1 Mar 2024' })).toEqual({})
})

test.each([
  ['expiring=30', { expiring: '30' }],
  ['status=expired', { status: ['expired'] }],
  ['kind=permit&kind=notification', { kind: ['permit', 'notification'] }],
])('an address with %s', (query, expected) => {
  const params = paramsOf(licenseListParams, new URLSearchParams(query))
  expect(Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined))).toEqual(expected)
})

test.each([
  ['2026-11-23', 'today'],
  ['2026-11-24', 'in 1 day'],
  ['2026-12-04', 'in 11 days'],
  ['2027-02-21', 'in 90 days'],
  ['2027-02-22', 'in 3 months'],
  ['2034-11-01', 'in 7 years'],
  ['2026-11-20', '3 days ago'],
])('from 23 Nov 2026 the end on %s is %s', (end, words) => {
  expect(formatTimeUntil('2026-11-23', end)).toBe(words)
})
