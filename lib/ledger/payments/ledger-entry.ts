import { createHash } from 'node:crypto'
import { blockingRules } from '@/lib/compliance/rules/approval/announced'
import { stateAtEntry } from '@/lib/compliance/rules/approval/approval'
import { storedFinding } from '@/lib/compliance/rules/stored-finding'
import type { Determination, Entry } from '@/lib/compliance/rules/types'
import { destinationWords } from '@/lib/compliance/screening/destination-words'
import { storedVerdict } from '@/lib/compliance/screening/stored-verdict'
import type { PaymentInput } from './form/payment-schema'

/** Identifies one submission: the person who made it, its key, and the id of its payment. */
export type Submission = { paymentId: string; idempotencyKey: string; recordedById: string }

/**
 * An entry as record_payment() takes it; `factsVersion` is the version of the facts that the rules read, null for an
 * entry that was decided without asking them.
 */
export type LedgerEntry = ReturnType<typeof toLedgerEntry> & { factsVersion: string | null }

/** SHA-256 of the submission without its key: the same key with other data is a conflict, not a repeat. */
const requestHash = (input: PaymentInput, recordedById: string): string =>
  createHash('sha256')
    .update(JSON.stringify([recordedById, Object.entries(input).sort(([one], [other]) => (one < other ? -1 : 1))]))
    .digest('hex')

/** An entry and its determination as record_payment() takes them (prisma/sql). */
export function toLedgerEntry(submission: Submission, input: PaymentInput, entry: Entry, determination: Determination) {
  const { bankUsdCents: _entered, destinations: _typed, ...facts } = input
  const blockedBy = blockingRules(determination.findings)
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
      // Only destinations in doubt or refused are ever searched by their words.
      ...(determination.outcome === 'clear' ? {} : destinationWords(party)),
      outcome: party.verdict.outcome,
      verdict: storedVerdict(party.verdict),
    })),
    determination: {
      outcome: determination.outcome,
      findings: determination.findings.map(storedFinding),
      blockedBy,
      generalLicenses: determination.generalLicenses,
      ...determination.headroomBefore,
      rulesVersion: determination.rulesVersion,
      placesVersion: determination.placesVersion,
      lawVersion: determination.lawVersion,
    },
  }
}
