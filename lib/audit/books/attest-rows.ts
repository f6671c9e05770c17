import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { inTransaction } from '@/lib/audit/events/audited'
import type { AuditVerb } from '@/lib/audit/events/verbs'
import { openSnapshot } from '@/lib/database/as-of/snapshot'
import { callProcedure, jsonb } from '@/lib/database/call-function'
import { textOf } from '@/lib/database/copied-rows'
import { db } from '@/lib/database/db'
import { ok } from '@/lib/kernel/result'
import type { JobHandler } from '@/lib/queue/job-handler'
import { ROW_DIFFERENCES } from './row-differences'

/** So many rows are attested by one event. */
const ROWS_OF_AN_EVENT = 1000

/**
 * Attests, once for a database, the rows that no event tells of: those of versions that did not hash them. Events hold
 * the hashes that the rows have now, so that a later change of them is found. What happened to them before is proved by
 * nothing, as the verification states. Returns how many rows were attested, or null where that was done before.
 */
export async function attestRows(): Promise<number | null> {
  if (await db.auditEvent.findFirst({ where: { targetId: 'books', verb: 'books.attested' } })) return null
  const rows = await unrecordedRows()
  const events = Array.from({ length: Math.max(1, Math.ceil(rows.length / ROWS_OF_AN_EVENT)) }, (_, number) =>
    rows.slice(number * ROWS_OF_AN_EVENT, (number + 1) * ROWS_OF_AN_EVENT),
  )
  // In one transaction: the verification counts only the events that follow the first one without another between.
  await inTransaction(async (transaction) => {
    for (const hashes of events)
      await callProcedure(transaction, Prisma.sql`append_audit_event(${jsonb(attestation(hashes))})`)
    return ok(null)
  })
  return rows.length
}

async function unrecordedRows(): Promise<[row: string, sha256: string][]> {
  const snapshot = await openSnapshot(null)
  const rows: [string, string][] = []
  let finished = false
  try {
    await snapshot.rows(ROW_DIFFERENCES, (row) => {
      const [name, present, chain] = [textOf(row, 0), textOf(row, 1), textOf(row, 2)]
      if (chain === null && name !== null && present !== null) rows.push([name, present])
    })
    finished = true
  } finally {
    await snapshot.close(!finished)
  }
  return rows
}

const attestation = (hashes: [string, string][]) => ({
  actorId: null,
  verb: 'books.attested' satisfies AuditVerb,
  targetKind: 'books',
  targetId: 'books',
  targetName: 'the rows without an event of their own',
  after: JSON.stringify({ rowCount: hashes.length, rowSha256: Object.fromEntries(hashes) }),
  wrote: false,
})

/** Attests the rows of earlier versions, soon after an upgrade. */
export const attestRowsJob: JobHandler = {
  kind: 'attest-rows',
  recurring: { timetable: { everyMinutes: 5 } },
  maxAttempts: 3,
  run: async () => {
    await attestRows()
  },
}
