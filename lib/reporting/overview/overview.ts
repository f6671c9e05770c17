import 'server-only'
import { organisationClock } from '@/lib/database/organisation-clock'
import { type Actor, can } from '@/lib/permissions/permissions'
import { listStopped, type StoppedPayment } from './stopped-queries'
import { readBlockedThisMonth, readCapsNearLimit, readExpiringLicenses } from './watch-queries'
import { countWork, listVoidsWaiting, listWork, type VoidWaiting, type WorkCounts, type WorkRow } from './work-queries'

/**
 * What the user does with pending payments: a manager decides, an analyst follows up on their own, others read.
 */
export type Hand = 'decides' | 'records' | 'reads'

const handOf = (actor: Actor): Hand => {
  if (can(actor.role, 'payments:decide')) return 'decides'
  return can(actor.role, 'payments:record') ? 'records' : 'reads'
}

export type TodaysWork = {
  hand: Hand
  counts: WorkCounts
  /** Payments that Headroom stopped: an analyst's own entries; all of them for other roles. */
  stopped: StoppedPayment[]
  stoppedCount: number
  /** Requested payments: those the user may decide, or all of them for a role that only reads. */
  awaiting: WorkRow[]
  inReview: WorkRow[]
  /** The user's own entries that are approved and unpaid, in review, or requested. */
  own: WorkRow[]
  voids: VoidWaiting[]
  voidCount: number
}

/** Reads the work of a user for today. An analyst sees their own entries instead of those awaiting a manager. */
export async function readTodaysWork(actor: Actor): Promise<TodaysWork> {
  const hand = handOf(actor)
  const own = { actorId: actor.id, recorded: 'by them' as const }
  const [counts, stopped, awaiting, inReview, ownApproved, ownOpen, voids] = await Promise.all([
    countWork(actor.id),
    listStopped(hand === 'records' ? actor.id : null),
    hand === 'records' ? [] : listWork(['requested'], hand === 'decides' ? { ...own, recorded: 'by others' } : null),
    hand === 'records' ? [] : listWork(['in_review', 'unreserved'], null),
    hand === 'reads' ? [] : listWork(['approved'], own),
    hand === 'records' ? listWork(['in_review', 'unreserved', 'requested'], own) : [],
    listVoidsWaiting(),
  ])
  return {
    hand,
    counts,
    stopped,
    stoppedCount: stopped[0]?.stoppedCount ?? 0,
    awaiting,
    inReview,
    own: [...ownApproved, ...ownOpen],
    voids,
    voidCount: voids[0]?.waitingCount ?? 0,
  }
}

/**
 * Reads what needs attention, for every role: caps near their limit, entries blocked this month, licenses that expire
 * soon.
 */
export async function readWatch() {
  const { today, year, timeZone } = await organisationClock()
  const [caps, blocked, expiring] = await Promise.all([
    readCapsNearLimit(year),
    readBlockedThisMonth(today, timeZone),
    readExpiringLicenses(today),
  ])
  return { caps, blocked, expiring }
}
