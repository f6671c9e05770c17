import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/database/db'
import type { LastLine } from './anchor-line'

/** A line of an anchor file as an event of the audit trail remembers it. */
export type RememberedLine = LastLine & { file: string }

/** What the ledger remembers of itself and of the anchors. */
export type Remembered = {
  /** The first line of each anchor file, and the last line at each verification by a person; oldest first. */
  lines: RememberedLine[]
  /** The seal over the most chains. */
  seal: { number: number; headCount: number } | null
  /** The most events that a verification by a person read. */
  eventCount: number
}

const facts = z.object({
  anchorFile: z.string().optional(),
  anchorLine: z.int().optional(),
  anchorSha256: z.string().optional(),
  eventCount: z.int().optional(),
})

/** The facts of an event; none where its text was changed, which the verification of its chain reports. */
function factsOf(after: string | null): z.output<typeof facts> {
  try {
    return facts.parse(JSON.parse(after ?? '{}'))
  } catch {
    return {}
  }
}

/** Reads what events and seals remember. */
export async function rememberedByLedger(): Promise<Remembered> {
  const seal = await db.seal.findFirst({
    orderBy: [{ headCount: 'desc' }, { number: 'asc' }],
    select: { number: true, headCount: true },
  })
  const events = await db.auditEvent.findMany({
    where: { targetId: { in: ['anchors', 'audit-trail'] }, verb: { in: ['anchors.begun', 'audit-trail.verified'] } },
    orderBy: { seq: 'asc' },
    select: { at: true, after: true },
  })
  const remembered: Remembered = { lines: [], seal, eventCount: 0 }
  for (const { at, after } of events) {
    const { anchorFile, anchorLine, anchorSha256, eventCount = 0 } = factsOf(after)
    remembered.eventCount = Math.max(remembered.eventCount, eventCount)
    if (anchorFile && anchorLine && anchorSha256)
      remembered.lines.push({ file: anchorFile, line: anchorLine, sha256: anchorSha256, at: at.toISOString() })
  }
  return remembered
}

/**
 * Chains and events only ever become more: fewer than the ledger remembers are a fault. Returns its descriptions.
 */
export function shrinkage({ seal, eventCount }: Remembered, now: { chainCount: number; eventCount: number }): string[] {
  const count = (value: number) => value.toLocaleString('en-US')
  const faults: string[] = []
  if (seal && seal.headCount > now.chainCount)
    faults.push(
      `Seal ${seal.number} was made over ${count(seal.headCount)} chains, and ${count(now.chainCount)} are left: ` +
        'chains were emptied.',
    )
  if (eventCount > now.eventCount)
    faults.push(
      `An earlier verification read ${count(eventCount)} events, and ${count(now.eventCount)} are left: events were ` +
        'removed.',
    )
  return faults
}
