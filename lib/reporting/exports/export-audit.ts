import 'server-only'
import { type EventFacts, type NewAuditEvent, recordEvent } from '@/lib/audit/events/audited'
import { keepingOrigin } from '@/lib/database/origin'
import type { ExportAudit } from './formats/copy-stream'

/**
 * Records a file in the audit trail: who requested what, before its first byte is sent; and its rows, bytes and
 * SHA-256, before its last bytes are. A file without the second event was not delivered completely. `counted` returns
 * the facts known only after the last row.
 */
export const exportAudit = (
  event: Omit<NewAuditEvent, 'verb' | 'after'>,
  verb: 'export.created' | 'export.compared',
  facts: EventFacts,
  counted: () => EventFacts = () => ({}),
): ExportAudit => ({
  begun: () => recordEvent({ ...event, verb, after: facts }),
  finished: keepingOrigin(({ rowCount, byteCount, sha256 }) =>
    recordEvent({
      ...event,
      verb: 'export.finished',
      after: { ...facts, ...counted(), rows: rowCount, bytes: byteCount, fileSha256: sha256 },
    }),
  ),
})
