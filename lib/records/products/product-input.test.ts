import { describe, expect, test } from 'vitest'
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
      expect(classified({ eccn: typed }).error?.issues[0]?.message).toBe(
        `${typed} is not in the form of an ECCN, such as 5A992.c or EAR99`,
      )
    },
  )

  test('is asked for', () => {
    expect(classified({ eccn: ' ' }).error?.issues[0]?.message).toBe('Enter the ECCN, such as 5A992.c or EAR99')
  })
})

describe('a classification', () => {
  test.each([
    ['29 Feb 2025', 'February 2025 has 28 days. Enter a date such as 28 Feb 2025'],
    ['11/12/2026', 'Enter a date such as 27 Nov 2026'],
    ['', 'Enter a date such as 27 Nov 2026'],
    ['1 Jan 9999', 'Enter a year from 1990 to 2100'],
  ])('from %j is refused', (validFrom, says) => {
    expect(classified({ validFrom }).error?.issues[0]?.message).toBe(says)
  })

  test('takes a license exception of the list alone', () => {
    expect(classified({ licenseException: 'ENC 740.17(b)(2)' }).success).toBe(true)
    expect(classified({ licenseException: 'ENC 740.17(b)(4)' }).error?.issues[0]?.message).toBe(
      'Choose a license exception from the list',
    )
  })

  test('with a new product is all or nothing', () => {
    expect(productInput.parse(given).classification).toBeNull()
    const empty = { eccn: '', validFrom: '', licenseException: '', commerceLicenseNumber: '', evidence: '' }
    expect(productInput.parse({ ...given, classification: empty }).classification).toBeNull()
    expect(issues({ classification: { ...empty, massMarket: 'on' } })).toEqual({
      'classification.eccn': 'Enter the ECCN, or leave the whole classification for later',
      'classification.validFrom': 'Enter the date the classification holds from',
    })
    expect(issues({ classification: { ...empty, eccn: 'EAR99' } })).toEqual({
      'classification.validFrom': 'Enter the date the classification holds from',
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
  ])('%j is kept as %j', (hsCode, expected) => {
    expect(productInput.parse({ ...given, hsCode }).hsCode).toBe(expected)
  })

  test.each(['851', '85171300001', '8517x', '-8517'])('%j is refused', (hsCode) => {
    expect(issues({ hsCode })).toEqual({ hsCode: 'Enter the code as 4 to 10 digits, such as 8517.13.00' })
  })
})

test('every field that is missing is told at once', () => {
  expect(issues({ companyId: '', name: '', manufacturer: '', kind: '' })).toEqual({
    companyId: 'Choose a company',
    name: 'Enter the name of the product',
    manufacturer: 'Enter the manufacturer',
    kind: 'Choose the kind of product',
  })
})
