import { describe, expect, it } from 'vitest'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import { aContext, anEntry, aPayee } from '@/test/rules/rule-fixtures'
import type { Entry, FindingOutcome } from '../types'
import { payee } from './payee'

const paid = (changes: Partial<Entry['payee']>) =>
  payee(anEntry({ payee: aPayee({ name: 'FSB', ...changes }) }), aContext())

describe('the kind of payee decides what counts', () => {
  it.each<[string, Partial<Entry['payee']>, FindingOutcome, string]>([
    [
      'the FSB',
      { kind: 'fsb', name: 'FSB, licensing centre' },
      'clear',
      'FSB, licensing centre is paid as the FSB: $778.55 counts. Nothing is provided to the FSB.',
    ],
    [
      'an agent, split known',
      {
        kind: 'agent',
        name: 'Baltic Filing LLC',
        splitKnown: true,
        serviceFeeMinor: 900_000,
        serviceFeeCents: 12_000,
        fsbReceipt: true,
      },
      'clear',
      '$778.55 is the fee to the FSB and counts. $120.00 is the service fee of Baltic Filing LLC and does not.',
    ],
    [
      'an agent, split unknown',
      { kind: 'agent', name: 'Baltic Filing LLC', splitKnown: false },
      'clear',
      'The fee of Baltic Filing LLC is not split from the fee to the FSB: $778.55 counts in full.',
    ],
    [
      'state duty',
      { kind: 'state_duty', name: 'Federal Treasury' },
      'review',
      'State duty paid to Federal Treasury is not a fee to the FSB and does not count against the cap.',
    ],
    [
      'anyone else',
      { kind: 'other', name: 'Vostok Trading' },
      'blocked',
      'Vostok Trading is neither the FSB nor an agent who passes its fee on.',
    ],
    ['no name', { kind: 'fsb', name: '  ' }, 'review', 'The payee has no name.'],
    [
      'the FSB entered as an agent',
      { kind: 'agent', name: 'ФСБ России', splitKnown: true, serviceFeeCents: 50_000 },
      'review',
      'ФСБ России is a name of the FSB, but the payee is entered as an agent.',
    ],
    [
      'the FSB entered as state duty',
      { kind: 'state_duty', name: 'Federal Security Service' },
      'review',
      'Federal Security Service is a name of the FSB, but the payee is entered as state duty.',
    ],
  ])('%s', (_what, changes, outcome, message) => {
    expect(paid(changes)).toMatchObject({ outcome, message })
  })

  it('marks the split of an agent as policy and state duty as to be confirmed by counsel', () => {
    expect(paid({ kind: 'agent', name: 'Baltic Filing LLC' }).citation.policy).toBe(true)
    expect(paid({ kind: 'state_duty', name: 'Federal Treasury' }).citation.toBeConfirmed).toBe(true)
  })

  it('names both amounts of a known split', () => {
    const { facts } = paid({ kind: 'agent', name: 'Baltic Filing LLC', serviceFeeCents: 12_000 })
    expect(facts).toContainEqual({ label: 'FSB fee', value: '$778.55' })
    expect(facts).toContainEqual({ label: 'Service fee', value: '$120.00' })
  })
})

describe('a split is a claim, checked against the receipt and the share of the policy', () => {
  const dollars = (amountMinor: number, serviceFeeMinor: number | null, fsbReceipt: boolean | null) =>
    payee(
      anEntry({
        currency: 'USD',
        amountMinor,
        amountCents: amountMinor - (serviceFeeMinor ?? 0),
        rate: { kind: 'dollars' },
        payee: aPayee({
          kind: 'agent',
          name: 'Baltic Filing LLC',
          splitKnown: serviceFeeMinor !== null,
          serviceFeeMinor,
          serviceFeeCents: serviceFeeMinor ?? 0,
          fsbReceipt,
        }),
      }),
      aContext(),
    )

  it.each<[string, number, number | null, boolean | null, FindingOutcome, RegExp]>([
    ['$20,000 of $20,000', 2_000_000, 2_000_000, true, 'review', /more than 50 % of the debit/],
    ['$2,999.99 of $3,000', 300_000, 299_999, true, 'review', /more than 50 % of the debit/],
    ['half, with the receipt', 300_000, 150_000, true, 'clear', /is the service fee/],
    ['a cent above half, with the receipt', 300_000, 150_001, true, 'review', /more than 50 %/],
    ['a small fee, the receipt not held', 300_000, 10_000, false, 'review', /not supported by an FSB receipt/],
    ['a small fee, the receipt is not stated', 300_000, 10_000, null, 'review', /not supported by an FSB receipt/],
    ['a small fee, with the receipt', 300_000, 10_000, true, 'clear', /is the service fee/],
    ['no fee of its own: all of it counts', 300_000, 0, false, 'clear', /\$3,000.00 is the fee to the FSB/],
    ['an unknown split counts in full', 300_000, null, null, 'clear', /counts in full/],
  ])('%s', (_what, amountMinor, serviceFeeMinor, receipt, outcome, message) => {
    const finding = dollars(amountMinor, serviceFeeMinor, receipt)
    expect(finding.outcome).toBe(outcome)
    expect(finding.message).toMatch(message)
  })

  it('the share is a policy', () => {
    const policies = { ...aContext().policies, serviceFeeSharePercent: 10 }
    const of = (serviceFeeMinor: number) =>
      payee(
        anEntry({
          amountMinor: 100_000,
          payee: aPayee({ kind: 'agent', serviceFeeMinor, fsbReceipt: true, name: 'A' }),
        }),
        aContext({ policies }),
      ).outcome
    expect([of(10_000), of(10_001)]).toEqual(['clear', 'review'])
  })
})

it.each([
  ['Kirova 12, Yalta, Krimea', 'blocked'],
  ['Simferopol, bulvar 201, Moscow', 'review'],
  ['Tverskaya ul. 7, Moscow, Russia', 'clear'],
])('a payee at %s: %s', (address, outcome) => {
  const verdict = screenDestination({ name: 'Baltic Filing LLC', address })
  const finding = paid({ kind: 'agent', name: 'Baltic Filing LLC', address, verdict, splitKnown: false })
  expect(finding.outcome).toBe(outcome)
})
