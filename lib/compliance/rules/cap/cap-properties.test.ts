import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROLES } from '@/lib/permissions/permissions'
import { runsOf } from '@/test/rules/properties'
import { anyContext, anyEntry, anyText } from '@/test/rules/rule-arbitraries'
import { aContext, aDestination, anEntry } from '@/test/rules/rule-fixtures'
import { leadsTo, MOVES, type MovablePayment, type Move, refuseMove, stateAtEntry } from '../approval/approval'
import { determine } from '../determine'
import { type Headroom, takenCents } from '../money/headroom'
import { findFsbNames } from '../parties/fsb-names'
import { RULE_TITLES } from '../words'
import { CAP_CENTS } from './annual-cap'

type Recorded = MovablePayment & { amountCents: number; year: number }

/** The headroom of a year as a fold over its payments: what the database keeps as a running total. */
function headroomOf(payments: readonly Recorded[], year: number): Headroom {
  const sum = (states: readonly string[]) =>
    payments
      .filter((payment) => payment.year === year && states.includes(payment.state))
      .reduce((total, { amountCents }) => total + amountCents, 0)
  return {
    capCents: CAP_CENTS,
    usedCents: sum(['paid']),
    reservedCents: sum(['requested', 'in_review', 'approved']),
    violationCents: sum(['violation']),
  }
}

/**
 * Pending entries give way to money that left, as the database has it: an entry whose own money has left becomes a
 * violation itself.
 */
function giveWay(payments: Recorded[], year: number): void {
  const pending = payments
    .filter((payment) => payment.year === year && ['requested', 'in_review', 'approved'].includes(payment.state))
    .sort((one, other) => Number(one.alreadyPaid) - Number(other.alreadyPaid))
  for (const payment of pending) {
    if (takenCents(headroomOf(payments, year)) <= CAP_CENTS) return
    payment.state = payment.alreadyPaid ? 'violation' : 'unreserved'
  }
}

/** A review without a reservation is cleared only where its amount fits again. */
function fits(payments: readonly Recorded[], payment: Recorded, move: Move): boolean {
  if (payment.state !== 'unreserved' || leadsTo(move, payment) !== 'requested') return true
  return takenCents(headroomOf(payments, payment.year)) + payment.amountCents <= CAP_CENTS
}

const people = fc.record({ id: fc.constantFrom('ann', 'ben', 'cy'), role: fc.constantFrom(...ROLES) })
const action = fc.oneof(
  fc.record({
    kind: fc.constant('record' as const),
    amountCents: fc.oneof(fc.integer({ min: 0, max: 520_000 }), fc.constantFrom(1, 499_999, 500_000, 500_001)),
    paymentDate: fc.constantFrom('2025-12-31', '2026-01-01', '2026-11-27', '2018-03-14', '2018-03-15'),
    alreadyPaid: fc.boolean(),
    needsReview: fc.boolean(),
    by: people,
  }),
  fc.record({ kind: fc.constant('move' as const), move: fc.constantFrom(...MOVES), index: fc.nat(40), by: people }),
)

describe('no sequence of actions', () => {
  it('makes what was used exceed the cap, or reserves what money that left has taken, in any year', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const payments: Recorded[] = []
        for (const step of actions) {
          if (step.kind === 'record') {
            const { amountCents, paymentDate, alreadyPaid } = step
            const year = Number(paymentDate.slice(0, 4))
            const destinations = step.needsReview ? [] : [aDestination()]
            const entry = anEntry({ amountCents, paymentDate, alreadyPaid, destinations })
            const { outcome } = determine(entry, aContext({ headroom: headroomOf(payments, year) }))
            const state = stateAtEntry(outcome, alreadyPaid)
            payments.push({ state, alreadyPaid, amountCents, year, recordedById: step.by.id, voidAskedById: null })
          } else {
            const payment = payments[step.index % Math.max(payments.length, 1)]
            if (payment && refuseMove(step.move, payment, step.by) === null && fits(payments, payment, step.move)) {
              payment.state = leadsTo(step.move, payment)
              payment.voidAskedById = step.move === 'ask_void' ? step.by.id : null
            }
          }
          for (const year of [2018, 2025, 2026]) {
            giveWay(payments, year)
            const headroom = headroomOf(payments, year)
            expect(headroom.usedCents).toBeLessThanOrEqual(CAP_CENTS)
            if (headroom.reservedCents > 0) expect(takenCents(headroom)).toBeLessThanOrEqual(CAP_CENTS)
          }
        }
      }),
      { numRuns: runsOf(300) },
    )
  })
})

const RANK = { blocked: 0, review: 1, clear: 2 }

describe('whatever an entry holds', () => {
  it('is determined without a throw, by every rule, worst first, and the outcome is the worst', () => {
    fc.assert(
      fc.property(anyEntry, anyContext, (entry, context) => {
        const determination = determine(entry, context)
        const ranks = determination.findings.map((finding) => RANK[finding.outcome])
        expect(ranks).toHaveLength(Object.keys(RULE_TITLES).length)
        expect(ranks).toEqual([...ranks].sort((one, other) => one - other))
        expect(RANK[determination.outcome]).toBe(Math.min(...ranks))
      }),
      { numRuns: runsOf(500) },
    )
  })

  it('is never clear over the cap, to another payee or purpose, or with a blocked destination', () => {
    fc.assert(
      fc.property(anyEntry, anyContext, (entry, context) => {
        const { outcome } = determine(entry, context)
        const { capCents } = context.headroom
        // Nothing counted cannot exceed anything: a zero-fee filing passes even where no room is left.
        const counts = entry.payee.kind !== 'state_duty' && entry.amountCents !== 0
        const over = counts && !(takenCents(context.headroom) + entry.amountCents <= capCents)
        const barred = entry.destinations.some(({ verdict }) => verdict.outcome === 'blocked')
        if (over || barred || entry.payee.kind === 'other') expect(outcome).toBe('blocked')
        if (entry.purpose === 'other') expect(outcome).not.toBe('clear')
      }),
      { numRuns: runsOf(1_000) },
    )
  })

  it('is determined the same way twice', () => {
    fc.assert(
      fc.property(anyEntry, anyContext, (entry, context) => {
        expect(determine(entry, context)).toEqual(determine(structuredClone(entry), structuredClone(context)))
      }),
      { numRuns: runsOf(100) },
    )
  })
})

it('quotes each name of the FSB exactly as typed', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 4 }), (parts) => {
      const text = parts.join(' ')
      for (const { start, end, matched } of findFsbNames(text)) expect(text.slice(start, end)).toBe(matched)
    }),
  )
})
