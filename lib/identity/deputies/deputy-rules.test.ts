import { describe, expect, it } from 'vitest'
import { type DeputyDays, type Naming, namingProblem } from './deputy-rules'

const ADA = { id: 'ada', name: 'Ada Brook' }
const TOM = { id: 'tom', name: 'Tom Weber' }
const EVA = { id: 'eva', name: 'Eva Lind' }
const CANDIDATE = { ...TOM, role: 'manager', isDeactivated: false, canSignIn: true } as const

/** Ada, a manager, names Tom from 7 to 18 Dec 2026; today is 7 Dec. */
const NAMING: Naming = {
  person: { id: ADA.id, role: 'manager' },
  deputy: CANDIDATE,
  firstDay: '2026-12-07',
  lastDay: '2026-12-18',
  today: '2026-12-07',
  others: [],
}
const other = (person: DeputyDays['person'], deputy: DeputyDays['deputy'], firstDay: string, lastDay: string) => ({
  others: [{ person, deputy, firstDay, lastDay }],
})

describe('a deputy', () => {
  it.each<[string, Partial<Naming>]>([
    ['of the same role, from today', {}],
    ['for one day', { lastDay: '2026-12-07' }],
    ['for 92 days', { lastDay: '2027-03-08' }],
    ['after an earlier one has ended', other(ADA, EVA, '2026-12-01', '2026-12-06')],
    ['before a later one begins', other(ADA, EVA, '2026-12-19', '2026-12-24')],
    ['who is a deputy of another person meanwhile', other(EVA, TOM, '2026-12-07', '2026-12-18')],
    ['who is away on other days', other(TOM, EVA, '2026-12-19', '2026-12-24')],
    ['by a person who is a deputy on other days', other(EVA, ADA, '2026-12-19', '2026-12-24')],
  ])('%s can be named', (_what, change) => {
    expect(namingProblem({ ...NAMING, ...change })).toBeNull()
  })

  it.each<[string, Partial<Naming>, string, string]>([
    ['an unknown person', { deputy: null }, 'deputyId', 'Choose a person'],
    ['oneself', { deputy: { ...CANDIDATE, id: ADA.id } }, 'deputyId', 'You cannot be your own deputy'],
    ['another role', { deputy: { ...CANDIDATE, role: 'analyst' } }, 'deputyId', 'has the role analyst'],
    ['a higher role', { deputy: { ...CANDIDATE, role: 'administrator' } }, 'deputyId', 'your own role: manager'],
    ['someone deactivated', { deputy: { ...CANDIDATE, isDeactivated: true } }, 'deputyId', 'is deactivated'],
    ['without a password', { deputy: { ...CANDIDATE, canSignIn: false } }, 'deputyId', 'cannot sign in yet'],
    ['a past day', { firstDay: '2026-12-06' }, 'firstDay', 'Enter 7 Dec 2026 or later'],
    ['reversed days', { firstDay: '2026-12-19' }, 'lastDay', 'Enter 19 Dec 2026 or later'],
    ['93 days', { lastDay: '2027-03-09' }, 'lastDay', '93 days, and 92 are possible. Enter 8 Mar 2027 or earlier'],
    [
      'a second one on the last day',
      other(ADA, EVA, '2026-12-18', '2026-12-20'),
      'firstDay',
      'Eva Lind is your deputy',
    ],
    ['the same one again', other(ADA, TOM, '2026-12-01', '2026-12-07'), 'firstDay', 'Tom Weber is your deputy'],
    ['a chain: the deputy is away', other(TOM, EVA, '2026-12-10', '2026-12-11'), 'deputyId', 'Tom Weber is away'],
    ['a chain: one is a deputy', other(EVA, ADA, '2026-12-01', '2026-12-07'), 'firstDay', 'the deputy of Eva Lind'],
  ])('%s is refused', (_what, change, field, message) => {
    const problem = namingProblem({ ...NAMING, ...change })
    expect(problem).toEqual({ field, message: expect.stringContaining(message) })
  })
})
