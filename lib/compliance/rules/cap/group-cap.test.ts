import { describe, expect, it } from 'vitest'
import { aContext, anEntry } from '@/test/rules/rule-fixtures'
import { worsenedFindings } from '../comparison/worsened'
import type { GroupYear } from '../types'
import { groupCap } from './group-cap'

const CAP = 500_000

/** A group whose two companies have taken a total between them. */
const aGroup = (totalCents: number, { oneCap = false, name = 'Tessaly' } = {}): GroupYear => ({
  name,
  totalCents,
  oneCap,
  members: [
    { companyId: 'a', name: 'Tessaly Networks Inc.', takenCents: totalCents - 100 },
    { companyId: 'b', name: 'Tessaly Wireless LLC', takenCents: 100 },
  ],
})
const asked = (amountCents: number, groups: GroupYear[] | null, payee: object = {}) => {
  const entry = anEntry({ amountCents, paymentDate: '2026-06-15' })
  return groupCap({ ...entry, payee: { ...entry.payee, ...payee } }, aContext({ groups }))
}

describe('the group of a company and one cap', () => {
  it.each([
    // what the group has taken, this payment, one cap by policy, the outcome
    ['nothing taken', 0, CAP, false, 'clear'],
    ['to the cap exactly, each its own cap', CAP - 10_000, 10_000, false, 'clear'],
    ['to the cap exactly, one cap', CAP - 10_000, 10_000, true, 'clear'],
    ['a cent over, each its own cap', CAP - 10_000, 10_001, false, 'review'],
    ['a cent over, one cap', CAP - 10_000, 10_001, true, 'blocked'],
    ['over before, a cent more, each its own cap', CAP + 1, 1, false, 'review'],
    ['over before, a cent more, one cap', CAP + 1, 1, true, 'blocked'],
    ['over before, a zero-fee filing, each its own cap', CAP + 1, 0, false, 'clear'],
    ['over before, a zero-fee filing, one cap', CAP + 1, 0, true, 'clear'],
    ['twice the cap taken', 2 * CAP, 1, true, 'blocked'],
  ] as const)('%s', (_, taken, amount, oneCap, outcome) => {
    expect(asked(amount, [aGroup(taken, { oneCap })]).outcome).toBe(outcome)
  })

  it('does not count a state duty', () => {
    expect(asked(CAP, [aGroup(CAP)], { kind: 'state_duty' }).outcome).toBe('clear')
  })

  it('is clear for a company in no group, and a review while the group is not stated', () => {
    expect(asked(CAP, [])).toMatchObject({
      outcome: 'clear',
      message: expect.stringContaining('is not in a group in 2026'),
    })
    expect(asked(CAP, null)).toMatchObject({ outcome: 'review' })
  })

  it('names the group, the companies and the dollars', () => {
    expect(asked(10_000, [aGroup(600_100)])).toMatchObject({
      rule: 'group-cap',
      message:
        'Tessaly comes to $6,101.00 of one cap of $5,000.00: Tessaly Networks Inc. $6,000.00, ' +
        'Tessaly Wireless LLC $1.00, this payment $100.00. Each company has a cap of its own.',
      facts: expect.arrayContaining([{ label: 'Over one cap', value: '$1,101.00' }]),
      citation: { policy: true },
    })
    expect(asked(10_000, [aGroup(600_100, { oneCap: true })]).message).toContain('one cap holds for the whole group')
  })

  it('returns the worst of two groups of one year', () => {
    const answer = asked(10_000, [aGroup(0, { name: 'Left in March' }), aGroup(CAP, { name: 'Joined in June' })])
    expect(answer).toMatchObject({ outcome: 'review', message: expect.stringMatching(/^Joined in June comes to/) })
  })
})

describe('asked again', () => {
  const worsened = (before: GroupYear[], now: GroupYear[]) =>
    worsenedFindings([asked(10_000, before)], [asked(10_000, now)]).map(({ outcome }) => outcome)

  it.each([
    ['the group passed the cap since', [aGroup(0)], [aGroup(CAP)], ['review']],
    ['it passed it before, by another sum', [aGroup(CAP)], [aGroup(2 * CAP)], []],
    ['the company came into another group', [aGroup(CAP)], [aGroup(CAP, { name: 'Brook' })], ['review']],
    ['one cap applies since', [aGroup(CAP)], [aGroup(CAP, { oneCap: true })], ['blocked']],
    ['one cap no longer applies', [aGroup(CAP, { oneCap: true })], [aGroup(CAP)], []],
  ])('%s', (_, before, now, answers) => {
    expect(worsened(before, now)).toEqual(answers)
  })
})
