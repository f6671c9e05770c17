import { z } from 'zod'
import type { PaymentState } from '@/lib/compliance/rules/types'

const id = z.string().max(100)

/**
 * What the address of the payment form may name: the records to pay for, and the entry to start from. Any text is read,
 * so that an unknown id is a message at its field.
 */
export const startParams = z.object({
  company: id.optional(),
  license: id.optional(),
  product: id.optional(),
  like: id.optional(),
  again: id.optional(),
  corrects: id.optional(),
})
export type StartParams = z.output<typeof startParams>

/** How a form starts from an earlier entry, and the states of an entry that it can start from. */
export const ORIGIN_STATES = {
  like: ['requested', 'in_review', 'unreserved', 'approved', 'paid'],
  again: ['blocked'],
  corrects: ['voided'],
} as const satisfies Record<string, readonly PaymentState[]>
export type OriginKind = keyof typeof ORIGIN_STATES

/** Whether a form can start from an entry in this state. */
export const canStartFrom = (kind: OriginKind, state: PaymentState): boolean =>
  (ORIGIN_STATES[kind] as readonly PaymentState[]).includes(state)
