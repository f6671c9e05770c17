import type { Witness } from '@/lib/exports/copy-stream'

/** A file that nobody writes down. */
export const UNSEEN: Witness = { begun: async () => {}, finished: async () => {} }
