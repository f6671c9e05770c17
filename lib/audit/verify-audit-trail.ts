import 'server-only'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { recordEvent } from './audited'
import { verifyNow } from './verification-status'
import type { Verification } from './verify-all-chains'

/**
 * Verifies every chain on somebody's request and records that it was done, with what it found: the evidence of testing
 * that OFAC's framework asks for. Refuses who may not read the audit trail.
 */
export async function verifyAuditTrail(actor: Actor): Promise<Outcome<Verification>> {
  if (!can(actor.role, 'audit:read')) {
    return refused({ kind: 'forbidden', says: `The role of ${actor.role} does not read the audit trail` })
  }
  const verification = await verifyNow()
  await recordEvent({
    actorId: actor.id,
    verb: 'audit-trail.verified',
    targetKind: 'audit-trail',
    targetId: 'audit-trail',
    targetName: 'the audit trail',
    after: {
      chainCount: verification.chainCount,
      eventCount: verification.eventCount,
      faultCount: verification.faultCount,
      durationMilliseconds: verification.durationMilliseconds,
    },
  })
  return done(verification)
}
