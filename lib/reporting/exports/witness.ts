import 'server-only'
import { type EventFacts, type NewAuditEvent, recordEvent } from '@/lib/audit/audited'
import type { Witness } from './copy-stream'

/**
 * Writes a file down in the audit trail: who asked for what, before its first byte leaves; and its rows, bytes and
 * SHA-256, before its last ones do. A file without the second event did not leave whole. `counted` is what is known
 * only once the last row has been made.
 */
export const witnessOf = (
  event: Omit<NewAuditEvent, 'verb' | 'after'>,
  verb: 'export.created' | 'export.compared',
  facts: EventFacts,
  counted: () => EventFacts = () => ({}),
): Witness => ({
  begun: () => recordEvent({ ...event, verb, after: facts }),
  finished: ({ rowCount, byteCount, sha256 }) =>
    recordEvent({
      ...event,
      verb: 'export.finished',
      after: { ...facts, ...counted(), rows: rowCount, bytes: byteCount, fileSha256: sha256 },
    }),
})
