import type { Result } from '@/lib/kernel/result'

/** The SQLSTATEs the ledger raises itself (prisma/sql), and the two of PostgreSQL that call for a retry. */
export const SQLSTATE = {
  noHeadroom: 'HR001',
  yearClosed: 'HR002',
  moveNotPossible: 'HR003',
  secondPersonNeeded: 'HR004',
  factsChanged: 'HR005',
  serializationFailure: '40001',
  deadlock: '40P01',
  unique: '23505',
} as const

type WithCode = {
  code?: unknown
  meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } }
  cause?: unknown
}

/** The causes that are followed: an error may be its own. */
const MOST_CAUSES = 10

/** The SQLSTATE behind an error of Prisma or of the driver; null when the database raised none. */
export function sqlStateOf(error: unknown, depth = 0): string | null {
  if (typeof error !== 'object' || error === null) return null
  const { code, meta, cause } = error as WithCode
  const original = meta?.driverAdapterError?.cause?.originalCode
  if (typeof original === 'string') return original
  if (code === 'P2002') return SQLSTATE.unique
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('P')) return code
  return cause && depth < MOST_CAUSES ? sqlStateOf(cause, depth + 1) : null
}

/** Writes a value that must be unique; returns the refusal when it is already taken. */
export async function unlessTaken<Value>(
  write: () => Promise<Result<Value>>,
  taken: Result<never>,
): Promise<Result<Value>> {
  try {
    return await write()
  } catch (error) {
    if (sqlStateOf(error) !== SQLSTATE.unique) throw error
    return taken
  }
}

/** What a statement that was never sent ends with. */
const NEVER_REACHED = new RegExp(
  [
    'ECONNREFUSED|ENOTFOUND|timeout exceeded when trying to connect',
    "Can't reach database|Timed out fetching a new connection",
  ].join('|'),
  'i',
)

/**
 * Whether a failed write certainly left nothing behind: the database was never reached, or refused the statement, which
 * takes its whole transaction back. False after a lost connection, which may have been lost after the commit, and for
 * any other error.
 */
export function leftNothing(error: unknown): boolean {
  const state = sqlStateOf(error)
  // 53300: no connection is left. 57P03: it is starting. 08006 and 57P01: the connection was closed at some point.
  if (state) return state === '53300' || state === '57P03' || !/^(08|53|57|58|XX)/.test(state)
  if (!(error instanceof Error)) return false
  const { code } = error as WithCode
  return (
    code === 'P1001' ||
    code === 'P2024' ||
    NEVER_REACHED.test(error.message) ||
    NEVER_REACHED.test(String(code)) ||
    leftNothing(error.cause)
  )
}

const AWAY = new RegExp(
  [
    'ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT',
    'timeout exceeded when trying to connect|Connection terminated',
    "Can't reach database|server closed the connection",
  ].join('|'),
  'i',
)

/** Whether the database could not be reached, closed the connection, or had no connection free. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlStateOf(error)
  if (state && /^(08|53|57P)/.test(state)) return true
  if (!(error instanceof Error)) return false
  const { code } = error as WithCode
  return (
    code === 'P1001' ||
    code === 'P1017' ||
    code === 'P2024' ||
    AWAY.test(error.message) ||
    AWAY.test(String(code)) ||
    isDatabaseAway(error.cause)
  )
}
