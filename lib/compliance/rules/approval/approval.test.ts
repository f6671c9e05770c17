import { describe, expect, it } from 'vitest'
import { ROLES, type Role } from '@/lib/permissions/permissions'
import type { FindingOutcome, PaymentState } from '../types'
import { allowedMoves, leadsTo, MOVE_RULES, MOVES, type MovablePayment, type Move, stateAtEntry } from './approval'

const RECORDER = 'recorder'
const ASKER = 'asker'
const STATES: PaymentState[] = [
  'requested',
  'in_review',
  'unreserved',
  'approved',
  'paid',
  'rejected',
  'voided',
  'blocked',
  'violation',
]

const payment = (state: PaymentState, changes: Partial<MovablePayment> = {}): MovablePayment => ({
  state,
  recordedById: RECORDER,
  alreadyPaid: false,
  voidAskedById: null,
  ...changes,
})
const by = (role: Role, id = 'another') => ({ id, role })

describe('where an entry starts', () => {
  it.each<[FindingOutcome, boolean, PaymentState]>([
    ['clear', false, 'requested'],
    ['review', false, 'in_review'],
    ['blocked', false, 'blocked'],
    ['clear', true, 'requested'],
    ['review', true, 'in_review'],
    ['blocked', true, 'violation'],
  ])('%s, already paid %s: %s', (outcome, alreadyPaid, state) => {
    expect(stateAtEntry(outcome, alreadyPaid)).toBe(state)
  })
})

describe('the state after a move', () => {
  it.each<[Move, PaymentState, PaymentState, PaymentState]>([
    // move, from, to, to when the money had already left
    ['approve', 'requested', 'approved', 'approved'],
    ['clear_review', 'in_review', 'requested', 'requested'],
    ['block_review', 'in_review', 'blocked', 'violation'],
    ['clear_review', 'unreserved', 'requested', 'requested'],
    ['block_review', 'unreserved', 'blocked', 'violation'],
    ['reject', 'requested', 'rejected', 'violation'],
    ['reject', 'in_review', 'rejected', 'violation'],
    ['reject', 'approved', 'rejected', 'violation'],
    ['void', 'requested', 'voided', 'voided'],
    ['mark_paid', 'approved', 'paid', 'paid'],
    ['ask_void', 'paid', 'paid', 'paid'],
    ['confirm_void', 'paid', 'voided', 'voided'],
    ['decline_void', 'paid', 'paid', 'paid'],
    ['declare_violation', 'paid', 'violation', 'violation'],
    ['ask_void', 'violation', 'violation', 'violation'],
    ['confirm_void', 'violation', 'voided', 'voided'],
    ['confirm_violation', 'violation', 'violation', 'violation'],
  ])('%s from %s: %s, or %s', (move, from, to, toIfAlreadyPaid) => {
    expect(leadsTo(move, payment(from))).toBe(to)
    expect(leadsTo(move, payment(from, { alreadyPaid: true }))).toBe(toIfAlreadyPaid)
  })
})

describe('what each role may do with another person\u2019s payment', () => {
  const unpaid: Record<'analyst' | 'manager', Partial<Record<PaymentState, Move[]>>> = {
    analyst: {
      requested: ['void'],
      in_review: ['void'],
      unreserved: ['void'],
      approved: ['void', 'mark_paid'],
      paid: ['ask_void'],
      violation: ['ask_void'],
    },
    manager: {
      requested: ['approve', 'reject', 'void'],
      in_review: ['clear_review', 'block_review', 'reject', 'void'],
      unreserved: ['clear_review', 'block_review', 'reject', 'void'],
      approved: ['reject', 'void', 'mark_paid'],
      paid: ['ask_void', 'declare_violation'],
      violation: ['ask_void'],
    },
  }
  const rows = ROLES.flatMap((role) =>
    STATES.map((state): [Role, PaymentState, Move[]] => [
      role,
      state,
      role === 'analyst' || role === 'manager' ? (unpaid[role][state] ?? []) : [],
    ]),
  )
  it.each(rows)('%s, %s: %j', (role, state, moves) => {
    expect(allowedMoves(payment(state), by(role))).toEqual(moves)
  })
})

describe('four eyes', () => {
  it.each<[string, PaymentState, Role, Move[]]>([
    ['a manager who recorded it', 'requested', 'manager', ['reject', 'void']],
    ['a manager who recorded it', 'in_review', 'manager', ['block_review', 'reject', 'void']],
    ['a manager who recorded it', 'approved', 'manager', ['reject', 'void', 'mark_paid']],
    ['a manager who recorded it', 'paid', 'manager', ['ask_void', 'declare_violation']],
    ['an analyst who recorded it', 'requested', 'analyst', ['void']],
    ['an administrator who recorded it', 'requested', 'administrator', []],
    ['an auditor who recorded it', 'requested', 'auditor', []],
  ])('%s, %s', (_who, state, role, moves) => {
    expect(allowedMoves(payment(state), by(role, RECORDER))).toEqual(moves)
  })

  const asked = payment('paid', { voidAskedById: ASKER })
  it.each<[string, ReturnType<typeof by>, Move[]]>([
    ['the manager who asked', by('manager', ASKER), ['decline_void']],
    ['another manager', by('manager'), ['confirm_void', 'decline_void']],
    ['the manager who recorded it, asked by another', by('manager', RECORDER), ['confirm_void', 'decline_void']],
    ['an analyst', by('analyst'), []],
    ['the analyst who asked', by('analyst', ASKER), []],
    ['an administrator', by('administrator'), []],
    ['an auditor', by('auditor'), []],
  ])('a requested void: %s', (_who, actor, moves) => {
    expect(allowedMoves(asked, actor)).toEqual(moves)
  })

  const settled = (state: PaymentState) =>
    payment(state, { alreadyPaid: true, settledById: 'settler', awaitsConfirmation: true })
  it.each<[string, PaymentState, ReturnType<typeof by>, Move[]]>([
    ['the manager who entered the debit', 'requested', by('manager', 'settler'), ['reject', 'ask_void']],
    ['another manager', 'requested', by('manager'), ['approve', 'reject', 'ask_void']],
    ['the manager who entered the debit', 'violation', by('manager', 'settler'), ['ask_void']],
    ['the manager who recorded it', 'violation', by('manager', RECORDER), ['ask_void']],
    ['another manager', 'violation', by('manager'), ['ask_void', 'confirm_violation']],
  ])('a second person decides on the debit of the bank: %s, %s', (_who, state, actor, moves) => {
    expect(allowedMoves(settled(state), actor)).toEqual(moves)
  })

  const gone = (state: PaymentState) => payment(state, { alreadyPaid: true })
  it.each<[string, PaymentState, ReturnType<typeof by>, Move[]]>([
    ['an analyst', 'requested', by('analyst'), ['ask_void']],
    ['the analyst who recorded it', 'in_review', by('analyst', RECORDER), ['ask_void']],
    ['the manager who recorded it', 'requested', by('manager', RECORDER), ['reject', 'ask_void']],
    ['another manager', 'requested', by('manager'), ['approve', 'reject', 'ask_void']],
    ['another manager', 'in_review', by('manager'), ['clear_review', 'block_review', 'reject', 'ask_void']],
    ['another manager', 'approved', by('manager'), ['reject', 'mark_paid', 'ask_void']],
  ])('one person cannot void money that has left: %s, %s', (_who, state, actor, moves) => {
    expect(allowedMoves(gone(state), actor)).toEqual(moves)
  })

  it.each<[string, PaymentState, ReturnType<typeof by>, Move[]]>([
    ['the manager who asked', 'requested', by('manager', ASKER), ['decline_void']],
    ['another manager', 'requested', by('manager'), ['confirm_void', 'decline_void']],
    ['the manager who recorded it', 'in_review', by('manager', RECORDER), ['confirm_void', 'decline_void']],
    ['another manager', 'approved', by('manager'), ['confirm_void', 'decline_void']],
    ['another manager', 'violation', by('manager'), ['confirm_void', 'decline_void']],
    ['an analyst', 'approved', by('analyst'), []],
  ])('a requested void is decided before anything else: %s, %s', (_who, state, actor, moves) => {
    const waiting = payment(state, { alreadyPaid: true, voidAskedById: ASKER, awaitsConfirmation: true })
    expect(allowedMoves(waiting, actor)).toEqual(moves)
  })

  it('holds for every role: recorders cannot approve or clear, requesters cannot confirm', () => {
    for (const role of ROLES) {
      for (const alreadyPaid of [true, false]) {
        for (const state of STATES) {
          const own = allowedMoves(payment(state, { alreadyPaid, voidAskedById: ASKER }), by(role, RECORDER))
          expect(own).not.toContain('approve')
          expect(own).not.toContain('clear_review')
          const asker = allowedMoves(payment(state, { alreadyPaid, voidAskedById: ASKER }), by(role, ASKER))
          expect(asker).not.toContain('confirm_void')
        }
      }
    }
  })
})

it('ends in rejected, voided and blocked; only two people can void an apparent violation', () => {
  const ends: PaymentState[] = ['rejected', 'voided', 'blocked']
  for (const move of MOVES) for (const state of ends) expect(MOVE_RULES[move].from).not.toContain(state)
  const fromViolation = MOVES.filter((move) => MOVE_RULES[move].from.includes('violation'))
  expect(fromViolation).toEqual(['ask_void', 'confirm_void', 'decline_void', 'confirm_violation'])
})
