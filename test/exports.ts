import type { Witness } from '@/lib/reporting/exports/copy-stream'

/** A file that nobody writes down. */
export const UNSEEN: Witness = { begun: async () => {}, finished: async () => {} }
