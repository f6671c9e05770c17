import { describe, expect, it } from 'vitest'
import type { Role } from '@/lib/permissions/permissions'
import type { PaymentState } from '../types'
import { type MovablePayment, type Move, refuseMove } from './approval'

const RECORDER = 'recorder'
const ASKER = 'asker'

const payment = (state: PaymentState, changes: Partial<MovablePayment> = {}): MovablePayment => ({
  state,
  recordedById: RECORDER,
  alreadyPaid: false,
  voidAskedById: null,
  ...changes,
})
const by = (role: Role, id = 'another') => ({ id, role })

describe('the reason a person reads', () => {
  it.each<[Move, MovablePayment, ReturnType<typeof by>, string]>([
    ['approve', payment('requested'), by('manager', RECORDER), 'You recorded this payment. Another manager decides.'],
    [
      'clear_review',
      payment('in_review'),
      by('manager', RECORDER),
      'You recorded this payment. Another manager decides.',
    ],
    [
      'confirm_void',
      payment('paid', { voidAskedById: ASKER }),
      by('manager', ASKER),
      'You asked to void this payment. Another manager confirms it.',
    ],
    ['confirm_void', payment('paid'), by('manager'), 'No one has asked to void this payment.'],
    [
      'ask_void',
      payment('paid', { voidAskedById: ASKER }),
      by('analyst'),
      'A void was requested. A manager confirms or declines it first.',
    ],
    [
      'declare_violation',
      payment('paid', { voidAskedById: ASKER }),
      by('manager'),
      'A void was requested. A manager confirms or declines it first.',
    ],
    ['approve', payment('requested'), by('analyst'), 'Analysts record payments. A manager decides.'],
    ['approve', payment('requested'), by('auditor'), 'Auditors read everything and change nothing.'],
    [
      'approve',
      payment('requested'),
      by('administrator'),
      'Administrators manage people and settings. A manager decides payments.',
    ],
    [
      'approve',
      payment('paid'),
      by('manager'),
      'This payment is paid. Only one that is awaiting approval can be approved.',
    ],
    [
      'void',
      payment('paid'),
      by('analyst'),
      'This payment is paid. Only one that is awaiting approval or in review or in review without a reservation or ' +
        'approved can be voided by one person.',
    ],
    [
      'mark_paid',
      payment('requested'),
      by('analyst'),
      'This payment is awaiting approval. Only one that is approved can be marked as paid.',
    ],
    [
      'void',
      payment('requested', { alreadyPaid: true }),
      by('analyst'),
      'The money of this payment has left. Two people void it: ask to void it, with the ground.',
    ],
    [
      'ask_void',
      payment('approved'),
      by('analyst'),
      'The money of this payment has not left. One person voids the entry.',
    ],
    [
      'approve',
      payment('requested', { alreadyPaid: true, voidAskedById: ASKER }),
      by('manager'),
      'A void was requested. A manager confirms or declines it first.',
    ],
    [
      'declare_violation',
      payment('violation'),
      by('manager'),
      'This payment is an apparent violation. Only one that is paid can be declared an apparent violation.',
    ],
  ])('%s', (move, of, actor, message) => {
    expect(refuseMove(move, of, actor)).toBe(message)
  })
})
