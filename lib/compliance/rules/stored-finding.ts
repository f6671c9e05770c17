import { fromStored, type Stored, toStored } from '@/lib/compliance/screening/stored-verdict'
import type { Finding } from './types'

/** A finding as stored in a determination; stored-verdict.ts explains the key of its message. */
export type StoredFinding = Stored<Finding>

/** Maps a finding to its stored form. */
export const storedFinding = (finding: Finding): StoredFinding => toStored(finding)

/** Reads a finding from stored JSON. */
export const fromStoredFinding = (stored: unknown): Finding => fromStored<Finding>(stored as StoredFinding)

/** Reads the findings of a stored determination, in their order. */
export const fromStoredFindings = (stored: unknown): Finding[] => (stored as StoredFinding[]).map(fromStoredFinding)
