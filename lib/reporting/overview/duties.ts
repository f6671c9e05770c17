import 'server-only'
import { verificationStatus } from '@/lib/audit/chains/verification-status'
import { guardsWithin } from '@/lib/audit/guards/guard-status'
import { db } from '@/lib/database/db'
import { failingJobs } from '@/lib/queue/failing-jobs'

/** The result of the last verification of the audit trail in this process; null until one has finished. */
type TrailResult = { verifiedAt: Date; eventCount: number; rowCount: number; faultCount: number } | null

/**
 * What the records are held by: the last verification, and how many guards of the database are not as installed; null
 * while that is not known.
 */
export type ProofFacts = { trail: TrailResult; guardFaultCount: number | null }

const LONGEST_MILLISECONDS = 200

async function proofFacts(): Promise<ProofFacts> {
  const guards = await guardsWithin(LONGEST_MILLISECONDS)
  return { trail: trailResult(), guardFaultCount: guards?.faultCount ?? null }
}

function trailResult(): TrailResult {
  const { last } = verificationStatus()
  if (!last) return null
  const { verifiedAt, eventCount, faultCount, books, anchors } = last
  const wrong = faultCount + books.faultCount + books.unrecordedCount + anchors.faultCount
  return { verifiedAt, eventCount, rowCount: books.rowCount, faultCount: wrong }
}

/** What an administrator looks after. */
export type InstallationDuties = ProofFacts & { invitedCount: number; failedJobCount: number }

/** What an auditor proves: the trail, the years that ended without a signature, and the files that they requested. */
export type ProofDuties = ProofFacts & { unsignedYears: number[]; readyFileCount: number }

/**
 * Reads what an administrator looks after: people who were invited and cannot sign in yet, and background jobs that
 * failed.
 */
export async function readInstallationDuties(): Promise<InstallationDuties> {
  const [facts, invited, jobs] = await Promise.all([
    proofFacts(),
    db.$queryRaw<[{ count: number }]>`
      SELECT count(*)::int AS count FROM person p
      WHERE p.password_hash IS NULL AND p.deactivated_at IS NULL
        AND NOT EXISTS (SELECT FROM person_identity i WHERE i.person_id = p.id AND i.ended_at IS NULL)
        AND NOT (SELECT demo FROM organisation)`,
    failingJobs(),
  ])
  return { ...facts, invitedCount: invited[0].count, failedJobCount: jobs.length }
}

/** Reads what an auditor proves. `currentYear` has not ended, and cannot be signed for good. */
export async function readProofDuties(actorId: string, currentYear: number): Promise<ProofDuties> {
  const [facts, years, files] = await Promise.all([
    proofFacts(),
    db.$queryRaw<{ year: number }[]>`
      SELECT DISTINCT y.year FROM company_year y WHERE y.year < ${currentYear}
        AND NOT EXISTS (SELECT FROM sign_off s WHERE s.year = y.year AND s.company_id IS NULL) ORDER BY y.year DESC`,
    db.$queryRaw<[{ count: number }]>`
      SELECT count(*)::int AS count FROM export_file WHERE asked_by_id = ${actorId}::uuid AND state = 'ready'`,
  ])
  return {
    ...facts,
    unsignedYears: years.map(({ year }) => year),
    readyFileCount: files[0].count,
  }
}
