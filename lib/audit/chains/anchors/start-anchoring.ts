import 'server-only'
import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'
import { anchorHeads } from './anchor-heads'

/** A new event is anchored within a minute: a round takes at most seconds. */
const ROUND_MILLISECONDS = 20_000

type Anchoring = { running: Promise<void> | null }

const shared = globalThis as typeof globalThis & { headroomAnchoring?: Anchoring }

/** The round that is running, or a new one. */
function round(anchoring: Anchoring): Promise<void> {
  anchoring.running ??= anchorHeads().finally(() => {
    anchoring.running = null
  })
  return anchoring.running
}

/**
 * Brings the anchors of this process up to date, where it anchors at all: with a round that begins after this call,
 * because one that is running may have read the chains before.
 */
export const anchorIfStarted = async (): Promise<void> => {
  const anchoring = shared.headroomAnchoring
  if (!anchoring) return
  await anchoring.running
  await round(anchoring)
}

/** Anchors the heads of the audit chains outside the database from now on; or states in the log that they are not. */
export function startAnchoring(): void {
  if (shared.headroomAnchoring) return
  if (!environment.anchorFile) {
    log.warn('HEADROOM_ANCHOR_FILE names no file: the audit chains are not anchored outside the database')
    return
  }
  shared.headroomAnchoring = { running: null }
  setInterval(anchorIfStarted, ROUND_MILLISECONDS).unref()
  void anchorIfStarted()
}
