import { describe, expect, test } from 'vitest'
import { PRODUCT_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import { classificationInput } from './classification-input'
import { productInput } from './product-input'

const id = '0192a1b2-0000-7000-8000-000000000000'
const given = { companyId: id, name: 'Beacon 5', manufacturer: 'Brightwater', kind: 'consumer_device' }
const classified = (changes = {}) =>
  classificationInput.safeParse({ id, eccn: '5A992.c', validFrom: '1 Mar 2025', ...changes })
const issues = (changes: Record<string, unknown>) => {
  const parsed = productInput.safeParse({ ...given, ...changes })
  return Object.fromEntries(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [])
}

describe('an ECCN', () => {
  test.each([
    ['5A992.c', '5A992.c'],
    ['5a992.C', '5A992.c'],
    [' 5D 002 ', '5D002'],
    ['5D992.c', '5D992.c'],
    ['5A002.a.1', '5A002.a.1'],
    ['4A994.l', '4A994.l'],
    ['ear99', 'EAR99'],
  ])('%j is %s', (typed, expected) => {
    expect(classified({ eccn: typed }).data?.eccn).toBe(expected)
  })

  test.each(['5A99', '5F992', 'EAR98', '5A992c', '5A992.', '5A992.cc', '5A992.c.123', 'none', '5А992.c'])(
    '%s is not',
    (typed) => {
      expect(classified({ eccn: typed }).error?.issues[0]?.message).toBe(PRODUCT_MESSAGES.eccnInvalid(typed))
    },
  )

  test('is required', () => {
    expect(classified({ eccn: ' ' }).error?.issues[0]?.message).toBe(PRODUCT_MESSAGES.eccnMissing)
  })
})

describe('a classification', () => {
  test.each([
    ['29 Feb 2025', 'February 2025 has 28 days. Enter a date such as 28 Feb 2025'],
    ['11/12/2026', '11/12/2026 may be 12 Nov 2026 or 11 Dec 2026. Enter the month by name'],
    ['', 'Enter a date such as 27 Nov 2026'],
    ['1 Jan 9999', 'Enter a year from 1990 to 2100'],
  ])('from %j is refused', (validFrom, message) => {
    expect(classified({ validFrom }).error?.issues[0]?.message).toBe(message)
  })

  test('accepts only license exceptions of the list', () => {
    expect(classified({ licenseException: 'ENC 740.17(b)(2)' }).success).toBe(true)
    expect(classified({ licenseException: 'ENC 740.17(b)(4)' }).error?.issues[0]?.message).toBe(
      PRODUCT_MESSAGES.licenseExceptionUnknown,
    )
  })

  test('of a new product is complete or empty', () => {
    expect(productInput.parse(given).classification).toBeNull()
    const empty = { eccn: '', validFrom: '', licenseException: '', commerceLicenseNumber: '', evidence: '' }
    expect(productInput.parse({ ...given, classification: empty }).classification).toBeNull()
    expect(issues({ classification: { ...empty, massMarket: 'on' } })).toEqual({
      'classification.eccn': PRODUCT_MESSAGES.eccnMissingOfNew,
      'classification.validFrom': PRODUCT_MESSAGES.validFromMissing,
    })
    expect(issues({ classification: { ...empty, eccn: 'EAR99' } })).toEqual({
      'classification.validFrom': PRODUCT_MESSAGES.validFromMissing,
    })
  })
})

describe('an HS / TN VED code', () => {
  test.each([
    ['', ''],
    ['8517', '8517'],
    ['851713', '8517.13'],
    ['8517 13 000 0', '8517.13.00.00'],
    ['8517.13.00', '8517.13.00'],
  ])('%j is stored as %j', (hsCode, expected) => {
    expect(productInput.parse({ ...given, hsCode }).hsCode).toBe(expected)
  })

  test.each(['851', '85171300001', '8517x', '-8517'])('%j is refused', (hsCode) => {
    expect(issues({ hsCode })).toEqual({ hsCode: PRODUCT_MESSAGES.hsCodeInvalid })
  })
})

test('all missing fields are reported together', () => {
  expect(issues({ companyId: '', name: '', manufacturer: '', kind: '' })).toEqual({
    companyId: RECORD_MESSAGES.companyMissing,
    name: 'Enter the name of the product',
    manufacturer: 'Enter the manufacturer',
    kind: PRODUCT_MESSAGES.kindMissing,
  })
})
