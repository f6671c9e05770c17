import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { openSnapshot } from '@/lib/database/as-of/snapshot'
import { textOf } from '@/lib/database/copied-rows'
import { BOOK_TABLES } from './book-tables'
import { FIGURE_DIFFERENCES } from './figure-differences'
import { ATTESTATION, ROW_COUNT, ROW_DIFFERENCES } from './row-differences'

/** A row of the books that does not follow from the audit trail or from other rows. */
export type BookFault = {
  /** Its table and its key, separated by spaces. */
  row: string
  message: string
}

/** What the comparison of the books with the audit trail found; at most twenty faults are named. */
export type BookVerification = {
  rowCount: number
  faultCount: number
  faults: BookFault[]
  /** Rows of earlier versions, of which only what they were at this instant is known (attest-rows.ts). */
  attested: { at: Date; rowCount: number } | null
  /** Rows that no event tells of while nothing has been attested: they are not verified. */
  unrecordedCount: number
}

const FAULTS_NAMED = 20

const WITHOUT_EVENT = BOOK_TABLES.flatMap(({ table, withoutEvent }) => (withoutEvent ? [`${table} `] : []))
const needsEvent = (row: string | null): boolean => !WITHOUT_EVENT.some((table) => row?.startsWith(table))

const rowFault = (present: string | null, chain: string | null, seq: string | null): string => {
  if (chain === null) return 'No event of the audit trail tells of this row.'
  if (present === null) return `Event ${seq} of the chain ${chain} recorded this row, and it is gone.`
  return `This row is not what event ${seq} of the chain ${chain} recorded.`
}

const figureFault = (column: string, stored: string | null, expected: string | null): string =>
  `${column} is ${stored ?? 'empty'}, but ${expected ?? 'nothing'} follows from the rows that it comes from.`

/**
 * Compares every row of the books with the hash in the newest event about it, and every figure with the rows that it is
 * the sum or the result of (book-tables.ts has the tables). One snapshot: what is recorded meanwhile neither waits nor
 * interferes. Changes nothing. The chains themselves are verified by verify-all-chains.ts; both together show that the
 * books are what the events made them.
 */
export async function verifyBooks(): Promise<BookVerification> {
  const snapshot = await openSnapshot(null)
  const faults: BookFault[] = []
  let [faultCount, unrecordedCount] = [0, 0]
  const note = (row: string | null, message: string): void => {
    faultCount += 1
    if (faults.length < FAULTS_NAMED) faults.push({ row: row ?? '', message })
  }
  let finished = false
  try {
    // A function of the same name in another schema cannot stand before those of PostgreSQL.
    await snapshot.query(Prisma.sql`SET LOCAL search_path TO pg_catalog`)
    const attested = (await snapshot.query<{ at: Date; rowCount: number }>(ATTESTATION)).rows[0] ?? null
    await snapshot.rows(ROW_DIFFERENCES, (row) => {
      const [name, chain] = [textOf(row, 0), textOf(row, 2)]
      if (chain === null && !needsEvent(name)) return
      if (chain === null && !attested) unrecordedCount += 1
      else note(name, rowFault(textOf(row, 1), chain, textOf(row, 3)))
    })
    await snapshot.rows(FIGURE_DIFFERENCES, (row) => {
      note(textOf(row, 0), figureFault(textOf(row, 1) ?? '', textOf(row, 2), textOf(row, 3)))
    })
    const { rows } = await snapshot.query<{ count: string }>(ROW_COUNT)
    finished = true
    return { rowCount: Number(rows[0]?.count ?? 0), faultCount, faults, attested, unrecordedCount }
  } finally {
    await snapshot.close(!finished)
  }
}
