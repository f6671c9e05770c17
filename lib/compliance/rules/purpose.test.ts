import { describe, expect, it } from 'vitest'
import { aContext, anEntry } from '@/test/rules/rule-fixtures'
import { purpose } from './purpose'
import type { Context, FsbLicenseKind, Purpose } from './types'

type License = NonNullable<Context['fsbLicense']>

const withLicense = (changes: Partial<License>, chosen: Purpose = 'paying', paymentDate = '2026-11-27') => {
  const context = aContext()
  const fsbLicense = { ...context.fsbLicense!, ...changes }
  return purpose(anEntry({ purpose: chosen, paymentDate }), { ...context, fsbLicense })
}

describe('what a fee may be for (88 FR 34443)', () => {
  it.each<[Purpose, string, string]>([
    ['requesting', 'clear', 'Requesting a permit issued by the FSB for an IT product.'],
    ['receiving', 'clear', 'Receiving a permit issued by the FSB for an IT product.'],
    ['utilizing', 'clear', 'Utilizing a permit issued by the FSB for an IT product.'],
    ['paying', 'clear', 'Paying for a permit issued by the FSB for an IT product.'],
    ['dealing', 'clear', 'Dealing in a permit issued by the FSB for an IT product.'],
    [
      'other',
      'review',
      'This fee is for none of the five named purposes. A fee incident to FSB rules or actions may be authorized: ' +
        'counsel decides, and it counts against the cap.',
    ],
  ])('%s: %s', (chosen, outcome, message) => {
    expect(purpose(anEntry({ purpose: chosen }), aContext())).toMatchObject({ outcome, message })
  })

  it.each<[FsbLicenseKind, string]>([
    ['notification', 'Paying for a notification issued by the FSB for an IT product.'],
    ['permit', 'Paying for a permit issued by the FSB for an IT product.'],
    ['import_license', 'Paying for an import license issued by the FSB for an IT product.'],
    ['certification', 'Paying for a certification issued by the FSB for an IT product.'],
  ])('names a %s', (kind, message) => {
    expect(withLicense({ kind }).message).toBe(message)
  })

  it('quotes the general license', () => {
    const { citation } = purpose(anEntry(), aContext())
    expect(citation.quote).toMatch(/^requesting, receiving, utilizing, paying for, or dealing in licenses/)
    expect(citation.label).toBe('GL 1C, 88 FR 34443')
    expect(purpose(anEntry({ paymentDate: '2018-03-14' }), aContext()).citation.label).toBe('GL 1, 88 FR 34443')
    expect(purpose(anEntry({ paymentDate: '2017-01-15' }), aContext()).citation.policy).toBe(true)
  })

  it('leaves another purpose to counsel, whatever the FSB license (FAQ 501)', () => {
    expect(withLicense({ status: 'cancelled' }, 'other').outcome).toBe('review')
    const finding = purpose(anEntry({ purpose: 'other' }), aContext({ fsbLicense: null }))
    expect(finding).toMatchObject({ outcome: 'review', citation: { label: 'FAQ 501' } })
  })
})

describe('the FSB license the fee is for', () => {
  it.each<[string, Partial<License>, Purpose, string]>([
    ['valid to the payment date', { validUntil: '2026-11-27' }, 'utilizing', 'clear'],
    ['expired the day before', { validUntil: '2026-11-26' }, 'utilizing', 'review'],
    ['expired, paying for a renewal', { validUntil: '2026-11-26' }, 'paying', 'review'],
    ['no end of validity', { validUntil: null }, 'paying', 'clear'],
    ['cancelled', { status: 'cancelled' }, 'paying', 'review'],
    ['cancelled and expired', { status: 'cancelled', validUntil: '2020-01-01' }, 'paying', 'review'],
    ['applied for, requesting', { status: 'applied', issuedOn: null, validUntil: null }, 'requesting', 'clear'],
    ['applied for, paying', { status: 'applied', issuedOn: null, validUntil: null }, 'paying', 'clear'],
    ['applied for, utilizing', { status: 'applied', issuedOn: null, validUntil: null }, 'utilizing', 'review'],
    ['applied for, dealing', { status: 'applied', issuedOn: null, validUntil: null }, 'dealing', 'review'],
    ['issued after the payment, paying', { issuedOn: '2026-12-20' }, 'paying', 'clear'],
    ['issued after the payment, utilizing', { issuedOn: '2026-12-20' }, 'utilizing', 'review'],
    ['issued on the payment date, utilizing', { issuedOn: '2026-11-27' }, 'utilizing', 'clear'],
    ['does not cover the product', { coversProduct: false }, 'paying', 'review'],
  ])('%s (%s): %s', (_what, changes, chosen, outcome) => {
    expect(withLicense(changes, chosen).outcome).toBe(outcome)
  })

  it('names the FSB license and the product in its words', () => {
    expect(withLicense({ coversProduct: false }).message).toBe('FSB license 2026-1183 does not list Ridge 2 headset.')
  })

  it('goes to review when none is named', () => {
    expect(purpose(anEntry(), aContext({ fsbLicense: null })).outcome).toBe('review')
  })
})
