import { describe, expect, it } from 'vitest'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { letterStanding, withdrawnText } from './letter-standing'

const at = (seq: number) => new Date(Date.UTC(2026, 10, seq))
const steps = (...states: PaymentState[]) => states.map((toState, n) => ({ seq: n + 1, toState, at: at(n + 1) }))

describe('the approval of a letter', () => {
  it.each<[PaymentState[], object]>([
    [['requested', 'approved'], { kind: 'approved', since: at(2) }],
    [['requested', 'approved', 'paid'], { kind: 'paid', since: at(3) }],
    [['requested', 'approved', 'in_review'], { kind: 'withdrawn', since: at(3), toState: 'in_review' }],
    [
      ['requested', 'approved', 'in_review', 'requested', 'approved', 'paid'],
      { kind: 'withdrawn', since: at(3), toState: 'in_review' },
    ],
    [['requested', 'approved', 'voided'], { kind: 'withdrawn', since: at(3), toState: 'voided' }],
    [['requested', 'approved', 'rejected'], { kind: 'withdrawn', since: at(3), toState: 'rejected' }],
    [['requested', 'approved', 'paid', 'voided'], { kind: 'withdrawn', since: at(4), toState: 'voided' }],
    [['requested', 'approved', 'violation'], { kind: 'withdrawn', since: at(3), toState: 'violation' }],
    [
      ['requested', 'approved', 'paid', 'violation', 'voided'],
      { kind: 'withdrawn', since: at(4), toState: 'violation' },
    ],
  ])('%j: %j', (states, standing) => {
    expect(letterStanding(2, steps(...states))).toEqual(standing)
    expect(letterStanding(2, steps(...states).reverse())).toEqual(standing)
  })

  it('that came after an earlier approval is judged separately', () => {
    const states = steps('requested', 'approved', 'in_review', 'requested', 'approved')
    expect(letterStanding(5, states)).toEqual({ kind: 'approved', since: at(5) })
  })

  it('is unknown without its step', () => {
    expect(letterStanding(7, steps('requested', 'approved'))).toBeNull()
  })

  it('that is withdrawn has a description that names no finding', () => {
    const states = ['voided', 'rejected', 'blocked', 'violation', 'in_review', 'unreserved', 'requested'] as const
    for (const state of states) expect(withdrawnText(state)).toMatch(/^The payer .*\.$/)
  })
})
