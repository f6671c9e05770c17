import { createHash } from 'node:crypto'
import { stateAtEntry } from '@/lib/compliance/rules/approval'
import type { Determination, Entry } from '@/lib/compliance/rules/types'
import { destinationWords } from '@/lib/compliance/screening/destination-words'
import type { PaymentInput } from './form/payment-input'

/** What identifies one submission: who made it, under which key, and the id its payment gets. */
export type Submission = { paymentId: string; idempotencyKey: string; recordedById: string }

/**
 * An entry as record_payment() takes it; `factsVersion` is what the rules were told, null for an entry that was decided
 * without asking.
 */
export type LedgerEntry = ReturnType<typeof toLedgerEntry> & { factsVersion: string | null }

/** SHA-256 of what was submitted, the key left out: the same key with other data is a conflict, not a repeat. */
const requestHash = (input: PaymentInput, recordedById: string): string =>
  createHash('sha256')
    .update(JSON.stringify([recordedById, Object.entries(input).sort(([one], [other]) => (one < other ? -1 : 1))]))
    .digest('hex')

/** An entry and its determination as record_payment() takes them (prisma/migrations). */
export function toLedgerEntry(submission: Submission, input: PaymentInput, entry: Entry, determination: Determination) {
  const { bankUsdCents: _entered, destinations: _typed, ...facts } = input
  const blockedBy = determination.findings.filter(({ outcome }) => outcome === 'blocked').map(({ rule }) => rule)
  return {
    ...facts,
    serviceFeeCents: input.serviceFeeMinor === null ? null : input.serviceFeeCents,
    id: submission.paymentId,
    idempotencyKey: submission.idempotencyKey,
    recordedById: submission.recordedById,
    requestHash: requestHash(input, submission.recordedById),
    state: stateAtEntry(determination.outcome, input.alreadyPaid),
    retryOfId: determination.retryOfId,
    destinations: entry.destinations.map((party) => ({
      ...party,
      // Only what is in doubt or refused is ever looked for by its words.
      ...(determination.outcome === 'clear' ? {} : destinationWords(party)),
      outcome: party.verdict.outcome,
    })),
    determination: {
      outcome: determination.outcome,
      findings: determination.findings,
      blockedBy,
      generalLicenses: determination.generalLicenses,
      ...determination.headroomBefore,
      rulesVersion: determination.rulesVersion,
      placesVersion: determination.placesVersion,
      lawVersion: determination.lawVersion,
    },
  }
}
