import 'server-only'
import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'
import { anchorHeads } from './anchor-heads'

/** A new event is anchored within a minute: a round takes at most seconds. */
const ROUND_MILLISECONDS = 20_000

const shared = globalThis as typeof globalThis & { headroomAnchoring?: NodeJS.Timeout }

/** Brings the anchors of this process up to date, where it anchors at all. */
export const anchorIfStarted = async (): Promise<void> => {
  if (shared.headroomAnchoring) await anchorHeads()
}

/** Anchors the heads of the audit chains outside the database from now on; or states in the log that they are not. */
export function startAnchoring(): void {
  if (shared.headroomAnchoring) return
  if (!environment.anchorFile) {
    log.warn('HEADROOM_ANCHOR_FILE names no file: the audit chains are not anchored outside the database')
    return
  }
  let isRunning = false
  const round = async () => {
    if (isRunning) return
    isRunning = true
    await anchorHeads()
    isRunning = false
  }
  setTimeout(round, 0).unref()
  shared.headroomAnchoring = setInterval(round, ROUND_MILLISECONDS).unref()
}
