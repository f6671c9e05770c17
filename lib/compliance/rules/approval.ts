import { type Actor, can, type Permission, type Role } from '@/lib/permissions/permissions'
import type { FindingOutcome, PaymentState } from './types'
import { STATE_WORDS } from './words'

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

/** What the state machine needs to know of a payment. */
export type MovablePayment = {
  state: PaymentState
  recordedById: string
  /** The money has left: before the entry was made, or the bank has debited it since. */
  alreadyPaid: boolean
  /**
   * Who settled it with the bank's debit, when somebody has: another person approves that and confirms its violation.
   */
  settledById?: string | null
  /** A settlement made it an apparent violation, and nobody has confirmed that yet. */
  awaitsConfirmation?: boolean
  /** Who asked for the void that waits for a second person, if one does. */
  voidAskedById: string | null
}

/** One move: from where, to where (null leaves the state), by whom, and who must be another person. */
type MoveRule = {
  /** The words of the button. */
  label: string
  /** The words of a refusal: only a payment that is requested can be `approved`. */
  done: string
  from: readonly PaymentState[]
  to: PaymentState | null
  /** Where it leads instead when the money had already left: a refusal cannot undo it. */
  toIfAlreadyPaid?: PaymentState
  permission: Permission
  /** The act this person must not have done: recording or settling the payment, or asking for the void. */
  notBy?: 'recorder' | 'asker'
  needsReason: boolean
}

const UNPAID = ['requested', 'in_review', 'unreserved', 'approved'] as const
const REVIEWED = ['in_review', 'unreserved'] as const
/** Where the entry of money that left can stand. */
const LIVE = [...UNPAID, 'paid', 'violation'] as const

/** The state machine. The database holds the same table (prisma/migrations), for when the code above is wrong. */
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
    done: 'kept after a void was asked for',
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
 * The state a new entry is recorded in: a blocked one counts nothing, and money already gone is an apparent violation.
 */
export function stateAtEntry(outcome: FindingOutcome, alreadyPaid: boolean): PaymentState {
  if (outcome === 'clear') return 'requested'
  if (outcome === 'review') return 'in_review'
  return alreadyPaid ? 'violation' : 'blocked'
}

/** The state a move leads to. Asking for a void and declining it leave the payment where it is. */
export function leadsTo(move: Move, payment: Pick<MovablePayment, 'state' | 'alreadyPaid'>): PaymentState {
  const { to, toIfAlreadyPaid } = MOVE_RULES[move]
  return (payment.alreadyPaid ? toIfAlreadyPaid : undefined) ?? to ?? payment.state
}

/** Whether the money has left the account, wherever its entry stands: only two people void it, with a ground. */
export const moneyHasLeft = ({ state, alreadyPaid }: Pick<MovablePayment, 'state' | 'alreadyPaid'>): boolean =>
  alreadyPaid || state === 'paid' || state === 'violation'

/** The moves a person may make now, in the order of the table. */
export const allowedMoves = (payment: MovablePayment, actor: Pick<Actor, 'id' | 'role'>): Move[] =>
  MOVES.filter((move) => refuseMove(move, payment, actor) === null)

/**
 * Why a person may not make a move, as one or two sentences for the screen; null when they may. Four eyes hold for
 * every role: nobody approves or clears what they recorded, nobody confirms a void they asked for, and money that has
 * left is voided by two people only.
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
 * Money that left is voided by two people, an entry before that by one; while a void waits for its second person,
 * nothing else is decided.
 */
function refuseByVoid(move: Move, payment: MovablePayment): string | null {
  const decidesVoid = move === 'confirm_void' || move === 'decline_void'
  const voidWaits = payment.voidAskedById !== null
  if (decidesVoid) return voidWaits ? null : 'Nobody has asked to void this payment.'
  if (voidWaits) return 'A void was asked for. A manager confirms or declines it first.'
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
