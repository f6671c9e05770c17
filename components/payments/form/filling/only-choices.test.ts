import { describe, expect, it } from 'vitest'
import { formState } from '@/components/payments/form/form-state'
import { blankDraft } from '@/lib/ledger/payments/form/blank-payment'
import type { CompanyChoices } from '@/lib/ledger/payments/list/payment-choices'
import { withLicense, withOnlyChoices } from './only-choices'

const choices = (licenses: Record<string, string[]>, products: string[]): CompanyChoices => ({
  name: 'Acme',
  licenses: Object.entries(licenses).map(([value, productIds]) => ({
    value,
    label: value,
    hint: '',
    kind: 'notification',
    productIds,
  })),
  products: products.map((value) => ({ value, label: value, hint: '', manufacturer: '' })),
})
const state = (fsbLicenseId: string, productId: string) => ({
  ...formState(blankDraft(), 'saved'),
  companyId: 'acme',
  fsbLicenseId,
  productId,
})

describe('one license or one product chooses itself', () => {
  it.each<[string, CompanyChoices, [string, string], [string, string]]>([
    ['one of each', choices({ l1: ['p1'] }, ['p1']), ['', ''], ['l1', 'p1']],
    ['nothing to choose', choices({}, []), ['', ''], ['', '']],
    ['two licenses', choices({ l1: ['p1'], l2: ['p1'] }, ['p1']), ['', ''], ['', 'p1']],
    ['one license for two products', choices({ l1: ['p1', 'p2'] }, ['p1', 'p2']), ['', ''], ['l1', '']],
    ['one license for one of two products', choices({ l1: ['p2'] }, ['p1', 'p2']), ['', ''], ['l1', 'p2']],
    ['a license that covers no active product', choices({ l1: ['gone'] }, ['p1']), ['', ''], ['l1', 'p1']],
    [
      'the only license of the chosen product',
      choices({ l1: ['p1'], l2: ['p2'] }, ['p1', 'p2']),
      ['', 'p2'],
      ['l2', 'p2'],
    ],
    ['what is chosen stays', choices({ l1: ['p1'] }, ['p1']), ['other', 'p9'], ['other', 'p9']],
  ])('%s', (_what, given, [license, product], [expectedLicense, expectedProduct]) => {
    const chosen = withOnlyChoices(state(license, product), given)
    expect([chosen.fsbLicenseId, chosen.productId]).toEqual([expectedLicense, expectedProduct])
  })

  it('gives the same state back when there is nothing to choose', () => {
    const before = state('l1', 'p1')
    expect(withOnlyChoices(before, choices({ l1: ['p1'] }, ['p1']))).toBe(before)
  })
})

describe('another license', () => {
  const given = choices({ l1: ['p1'], l2: ['p2'], l3: ['p1', 'p2'] }, ['p1', 'p2', 'p3'])
  it.each<[string, string, string, string]>([
    ['the product that followed from the old one follows', 'l1 p1', 'l2', 'p2'],
    ['it is left open where the new license covers two', 'l1 p1', 'l3', ''],
    ['one that a person chose stays', 'l3 p2', 'l1', 'p2'],
    ['an empty product is chosen', 'l3 ', 'l2', 'p2'],
  ])('%s', (_what, before, license, product) => {
    const [oldLicense = '', oldProduct = ''] = before.split(' ')
    expect(withLicense(state(oldLicense, oldProduct), license, given).productId).toBe(product)
  })
})
