import 'server-only'
import { log } from '@/lib/database/log'
import { type Verification, verifyAllChains } from './verify-all-chains'

/** How old a verification may be before the next ask begins another. */
const FRESH_MILLISECONDS = 15 * 60_000

type Memory = { last: Verification | null; running: Promise<Verification> | null; failedAt: number }

// Beside the modules, because pages and actions may each have their own copy of this one.
const shared = globalThis as typeof globalThis & { headroomVerification?: Memory }
shared.headroomVerification ??= { last: null, running: null, failedAt: 0 }
const memory = shared.headroomVerification

/** The last verification of the audit trail in this process; null until the first one has ended. */
export type VerificationStatus = { last: Verification | null; running: boolean }

/**
 * What the foot of the sidebar says of the ledger. Never waits: the first ask, and one after fifteen minutes, starts a
 * verification in the background and answers with what is known now.
 */
export function verificationStatus(now = Date.now()): VerificationStatus {
  const latest = Math.max(memory.last?.verifiedAt.getTime() ?? 0, memory.failedAt)
  if (!memory.running && now - latest >= FRESH_MILLISECONDS) {
    verifyNow().catch((error: unknown) => log.error({ err: error }, 'the audit trail could not be verified'))
  }
  return { last: memory.last, running: memory.running !== null }
}

/**
 * Verifies every chain and remembers the result. One at a time in a process: who asks meanwhile gets the same answer.
 */
export function verifyNow(): Promise<Verification> {
  memory.running ??= verifyAllChains()
    .then((verification) => {
      memory.last = verification
      return verification
    })
    .catch((error: unknown) => {
      memory.failedAt = Date.now()
      throw error
    })
    .finally(() => {
      memory.running = null
    })
  return memory.running
}
