import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BookVerification, verifyBooks } from '@/lib/audit/books/verify-books'
import { guardsNow, lastGuards, presentGuards } from '@/lib/audit/guards/guard-status'
import type { GuardVerification } from '@/lib/audit/guards/verify-guards'
import { log } from '@/lib/database/log'
import { rememberedByLedger } from './anchors/remembered-by-ledger'
import { anchorIfStarted } from './anchors/start-anchoring'
import { type AnchorVerification, verifyAnchors } from './anchors/verify-anchors'
import { type Verification, verifyAllChains } from './verify-all-chains'

/** How old a verification may be before the next request starts another. */
const FRESH_MILLISECONDS = 15 * 60_000
/** Of a large ledger it may be older, so that at most a twentieth of the time is spent on it. */
const SHARE_OF_TIME = 20

/**
 * The chains of events, the books that they are about, the heads that are remembered outside the chains, and what the
 * database holds all of it by.
 */
export type FullVerification = Verification & {
  books: BookVerification
  anchors: AnchorVerification
  guards: GuardVerification
}

/** Whether anything that was read differs. */
export const hasFault = ({ faultCount, books, anchors, guards }: FullVerification): boolean =>
  faultCount + books.faultCount + anchors.faultCount + guards.faultCount > 0

/** Whether nothing that was read differs, and everything was covered. */
export const isWithoutFault = (verification: FullVerification): boolean =>
  !hasFault(verification) && verification.books.unrecordedCount === 0 && verification.anchors.unanchored === null

type Memory = { last: FullVerification | null; running: Promise<FullVerification> | null; failedAt: number }

// On globalThis, because pages and actions may each have their own copy of this module.
const shared = globalThis as typeof globalThis & { headroomVerification?: Memory }
shared.headroomVerification ??= { last: null, running: null, failedAt: 0 }
const memory = shared.headroomVerification

/** The last verification in this process; null until the first one has ended. */
export type VerificationStatus = { last: FullVerification | null; running: boolean }

/**
 * The status that the foot of the sidebar shows. Never waits: the first request, and one after fifteen minutes or more,
 * starts a verification in the background and returns what is known now.
 */
export function verificationStatus(now = Date.now()): VerificationStatus {
  const latest = Math.max(memory.last?.verifiedAt.getTime() ?? 0, memory.failedAt)
  const fresh = Math.max(FRESH_MILLISECONDS, SHARE_OF_TIME * (memory.last?.durationMilliseconds ?? 0))
  // A failure is written where the books are verified, and by the health route.
  presentGuards().catch(() => undefined)
  if (!memory.running && now - latest >= fresh) {
    verifyNow().catch((error: unknown) => log.error({ err: error }, 'the books could not be verified'))
  }
  return { last: withGuards(lastGuards()), running: memory.running !== null }
}

/** The guards are compared more often than the books: the newer comparison counts. */
const withGuards = (guards: GuardVerification | null): FullVerification | null =>
  memory.last && { ...memory.last, guards: guards ?? memory.last.guards }

/**
 * Verifies every chain, the books and the anchors, and remembers the result. One at a time in a process: requests made
 * meanwhile get the same result.
 */
export function verifyNow(): Promise<FullVerification> {
  memory.running ??= verifyEverything()
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

/** How long a package waits for a verification, and how long the last one may have taken for another to be made. */
const LONGEST_FOR_PACKAGE_MILLISECONDS = 20_000

/**
 * The verification that a package states: one made now where that takes seconds, so that a change of a moment ago is
 * found; of a large ledger the last one. Null while none has ended. Never fails.
 */
export async function verificationForPackage(): Promise<FullVerification | null> {
  const { last } = verificationStatus()
  if (last && last.durationMilliseconds > LONGEST_FOR_PACKAGE_MILLISECONDS) return last
  const late = sleep(LONGEST_FOR_PACKAGE_MILLISECONDS, null, { ref: false })
  const now = verifyNow().catch((error: unknown) => {
    log.error({ err: error }, 'the books could not be verified')
    return null
  })
  return (await Promise.race([now, late])) ?? verificationStatus().last
}

async function verifyEverything(): Promise<FullVerification> {
  const startedAt = performance.now()
  // First, because what the ledger remembers and the chains are read after it.
  await anchorIfStarted()
  const remembered = await rememberedByLedger()
  const chains = await verifyAllChains()
  const books = await verifyBooks()
  const anchors = await verifyAnchors(remembered, chains)
  const guards = await guardsNow()
  return { ...chains, books, anchors, guards, durationMilliseconds: Math.round(performance.now() - startedAt) }
}
