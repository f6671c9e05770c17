import 'server-only'
import { recordEvent } from '@/lib/audit/events/audited'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { lastAnchoredLine } from './anchors/anchor-heads'
import { type FullVerification, verifyNow } from './verification-status'

/**
 * Verifies every chain, the books and the guards of the database on request and records that, with the result: the
 * evidence of testing that OFAC's framework calls for. Refuses a person who may not read the audit trail.
 */
export async function verifyAuditTrail(actor: Actor): Promise<Result<FullVerification>> {
  if (!can(actor.role, 'audit:read')) {
    return err({ kind: 'forbidden', message: `The role of ${actor.role} does not read the audit trail` })
  }
  const verification = await verifyNow()
  const anchor = lastAnchoredLine()
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
      rowCount: verification.books.rowCount,
      bookFaultCount: verification.books.faultCount,
      anchorFaultCount: verification.anchors.faultCount,
      ...(anchor && { anchorFile: anchor.file, anchorLine: anchor.line, anchorSha256: anchor.sha256 }),
      guardFaultCount: verification.guards.faultCount,
      durationMilliseconds: verification.durationMilliseconds,
    },
  })
  return ok(verification)
}
