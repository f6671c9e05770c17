import { type Actor, can, type Permission, type Role } from '@/lib/permissions/permissions'
import type { FindingOutcome, PaymentState } from '../types'
import { STATE_WORDS } from '../words'
import type { AnnouncedState } from './announced'

/** Everything that can be done to a payment after it is recorded. */
export const MOVES = [
  'approve',
  'clear_review',
  'block_review',
  'reject',
  'void',
  'mark_paid',
  'ask_void',
  'confirm_void',
  'decline_void',
  'declare_violation',
  'confirm_violation',
] as const
export type Move = (typeof MOVES)[number]

/** What the state machine needs to know about a payment. */
export type MovablePayment = {
  state: PaymentState
  recordedById: string
  /** The money has left: before the entry was made, or the bank has debited it since. */
  alreadyPaid: boolean
  /**
   * The user who settled it with the bank's debit, if any: another person approves the settlement and confirms its
   * violation.
   */
  settledById?: string | null
  /** A settlement made it an apparent violation that no one has confirmed yet. */
  awaitsConfirmation?: boolean
  /** The user who requested the void that awaits a second person, if any. */
  voidAskedById: string | null
}

/**
 * One move: the states it starts from, the state it leads to (null leaves the state), the roles, and who is excluded.
 */
type MoveRule = {
  /** The label of the button. */
  label: string
  /** The participle in a refusal: only a payment that is requested can be `approved`. */
  done: string
  from: readonly PaymentState[]
  to: PaymentState | null
  /** The state it leads to instead when the money had already left: a refusal cannot undo that. */
  toIfAlreadyPaid?: PaymentState
  permission: Permission
  /** The act this person must not have done: recording or settling the payment, or requesting the void. */
  notBy?: 'recorder' | 'asker'
  needsReason: boolean
}

const UNPAID = ['requested', 'in_review', 'unreserved', 'approved'] as const
const REVIEWED = ['in_review', 'unreserved'] as const
/** The states that the entry of money that left can be in. */
const LIVE = [...UNPAID, 'paid', 'violation'] as const

/** The state machine. The database has the same table (payment_move_is_possible in prisma/sql) as a second check. */
export const MOVE_RULES: Readonly<Record<Move, MoveRule>> = {
  approve: {
    label: 'Approve',
    done: 'approved',
    from: ['requested'],
    to: 'approved',
    permission: 'payments:decide',
    notBy: 'recorder',
    needsReason: false,
  },
  clear_review: {
    label: 'Clear review',
    done: 'cleared',
    from: REVIEWED,
    to: 'requested',
    permission: 'payments:decide',
    notBy: 'recorder',
    needsReason: true,
  },
  block_review: {
    label: 'Block',
    done: 'blocked after review',
    from: REVIEWED,
    to: 'blocked',
    toIfAlreadyPaid: 'violation',
    permission: 'payments:decide',
    needsReason: true,
  },
  reject: {
    label: 'Reject',
    done: 'rejected',
    from: UNPAID,
    to: 'rejected',
    toIfAlreadyPaid: 'violation',
    permission: 'payments:decide',
    needsReason: true,
  },
  void: {
    label: 'Void entry',
    done: 'voided by one person',
    from: UNPAID,
    to: 'voided',
    permission: 'payments:void',
    needsReason: true,
  },
  mark_paid: {
    label: 'Mark as paid',
    done: 'marked as paid',
    from: ['approved'],
    to: 'paid',
    permission: 'payments:mark-paid',
    needsReason: false,
  },
  ask_void: {
    label: 'Ask to void',
    done: 'voided by two people',
    from: LIVE,
    to: null,
    permission: 'payments:void',
    needsReason: true,
  },
  confirm_void: {
    label: 'Confirm void',
    done: 'voided by a second person',
    from: LIVE,
    to: 'voided',
    permission: 'payments:confirm-void',
    notBy: 'asker',
    needsReason: false,
  },
  decline_void: {
    label: 'Decline void',
    done: 'kept after a void was requested',
    from: LIVE,
    to: null,
    permission: 'payments:confirm-void',
    needsReason: true,
  },
  declare_violation: {
    label: 'Declare an apparent violation',
    done: 'declared an apparent violation',
    from: ['paid'],
    to: 'violation',
    permission: 'payments:declare-violation',
    needsReason: true,
  },
  confirm_violation: {
    label: 'Confirm the apparent violation',
    done: 'confirmed as an apparent violation',
    from: ['violation'],
    to: null,
    permission: 'payments:declare-violation',
    notBy: 'recorder',
    needsReason: false,
  },
}

/**
 * The state a new entry is recorded in: a blocked one does not count toward the cap, and money that has already left is
 * an apparent violation.
 */
export function stateAtEntry(outcome: FindingOutcome, alreadyPaid: boolean): AnnouncedState {
  if (outcome === 'clear') return 'requested'
  if (outcome === 'review') return 'in_review'
  return alreadyPaid ? 'violation' : 'blocked'
}

/** The state a move leads to. Requesting a void and declining it leave the state unchanged. */
export function leadsTo(move: Move, payment: Pick<MovablePayment, 'state' | 'alreadyPaid'>): PaymentState {
  const { to, toIfAlreadyPaid } = MOVE_RULES[move]
  return (payment.alreadyPaid ? toIfAlreadyPaid : undefined) ?? to ?? payment.state
}

/**
 * Whether the money has left the account, in whatever state the entry is: only two people can void it, with a ground.
 */
export const moneyHasLeft = ({ state, alreadyPaid }: Pick<MovablePayment, 'state' | 'alreadyPaid'>): boolean =>
  alreadyPaid || state === 'paid' || state === 'violation'

/** The moves a person may make now, in the order of the table. */
export const allowedMoves = (payment: MovablePayment, actor: Pick<Actor, 'id' | 'role'>): Move[] =>
  MOVES.filter((move) => refuseMove(move, payment, actor) === null)

/**
 * Why a person may not make a move, as one or two sentences for the screen; null when they may. Four eyes hold for
 * every role: no one approves or clears what they recorded, no one confirms a void they requested, and only two people
 * can void money that has left.
 */
export function refuseMove(move: Move, payment: MovablePayment, actor: Pick<Actor, 'id' | 'role'>): string | null {
  const rule = MOVE_RULES[move]
  if (!can(actor.role, rule.permission)) return ROLE_REFUSALS[actor.role]
  if (!rule.from.includes(payment.state)) return stateRefusal(move, payment.state)
  const voidRefusal = refuseByVoid(move, payment)
  if (voidRefusal) return voidRefusal
  if (move === 'confirm_violation' && !payment.awaitsConfirmation)
    return 'This apparent violation needs no confirmation.'
  if (rule.notBy === 'recorder' && actor.id === payment.recordedById) {
    return 'You recorded this payment. Another manager decides.'
  }
  if ((move === 'approve' || move === 'confirm_violation') && actor.id === payment.settledById) {
    return 'You entered the debit of this payment. Another manager decides.'
  }
  if (rule.notBy === 'asker' && actor.id === payment.voidAskedById) {
    return 'You asked to void this payment. Another manager confirms it.'
  }
  return null
}

/**
 * Money that left is voided by two people, an entry before that by one. While a void awaits its second person, nothing
 * else is decided.
 */
function refuseByVoid(move: Move, payment: MovablePayment): string | null {
  const decidesVoid = move === 'confirm_void' || move === 'decline_void'
  const voidWaits = payment.voidAskedById !== null
  if (decidesVoid) return voidWaits ? null : 'No one has asked to void this payment.'
  if (voidWaits) return 'A void was requested. A manager confirms or declines it first.'
  if (move === 'void' && moneyHasLeft(payment))
    return 'The money of this payment has left. Two people void it: ask to void it, with the ground.'
  if (move === 'ask_void' && !moneyHasLeft(payment))
    return 'The money of this payment has not left. One person voids the entry.'
  return null
}

const ROLE_REFUSALS: Readonly<Record<Role, string>> = {
  analyst: 'Analysts record payments. A manager decides.',
  manager: 'Managers cannot do this.',
  auditor: 'Auditors read everything and change nothing.',
  administrator: 'Administrators manage people and settings. A manager decides payments.',
}

function stateRefusal(move: Move, state: PaymentState): string {
  const { from, done } = MOVE_RULES[move]
  const states = from.map((name) => STATE_WORDS[name]).join(' or ')
  return `This payment is ${STATE_WORDS[state]}. Only one that is ${states} can be ${done}.`
}
