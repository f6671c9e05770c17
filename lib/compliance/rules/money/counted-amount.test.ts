import { expect, it } from 'vitest'
import { countedAmountMinor } from './counted-amount'

it.each([
  // payee, debit, service fee, counts
  ['fsb', 6_240_000, null, 6_240_000],
  ['fsb', 6_240_000, 100_000, 6_240_000],
  ['agent', 6_240_000, 1_240_000, 5_000_000],
  ['agent', 6_240_000, null, 6_240_000],
  ['agent', 6_240_000, 0, 6_240_000],
  ['agent', 6_240_000, 6_240_000, 0],
  ['state_duty', 6_240_000, null, 0],
  ['other', 6_240_000, null, 6_240_000],
  ['fsb', 0, null, 0],
] as const)('%s paid %d with a service fee of %s: %d counts', (payeeKind, amountMinor, serviceFeeMinor, counts) => {
  expect(countedAmountMinor({ payeeKind, amountMinor, serviceFeeMinor })).toBe(counts)
})

it('takes a service fee above the debit for a bug', () => {
  expect(() => countedAmountMinor({ payeeKind: 'agent', amountMinor: 1, serviceFeeMinor: 2 })).toThrow()
})
