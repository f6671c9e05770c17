import type { NewAuditEvent } from '@/lib/audit/events/audited'
import type { LedgerCall } from './ledger-call'

/** The call that appends an event at an instant, with its facts as the application writes them. */
export const auditEvent = (when: number, { before, after, ...given }: NewAuditEvent): LedgerCall => ({
  at: when,
  call: 'append_audit_event',
  given: {
    ...given,
    ...(before && { before: JSON.stringify(before) }),
    ...(after && { after: JSON.stringify(after) }),
  },
})
