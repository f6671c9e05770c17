import type { ExportAudit } from '@/lib/reporting/exports/formats/copy-stream'

/** An audit that records nothing. */
export const UNSEEN: ExportAudit = { begun: async () => {}, finished: async () => {} }
