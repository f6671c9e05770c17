import 'server-only'
import { db, type Transaction } from '@/lib/database/db'

const TRANSACTION_TIMEOUTS = { maxWait: 15_000, timeout: 20_000 }

/** The last one in line of each payer that somebody in this process waits for. */
const lines = new Map<string, Promise<unknown>>()

/**
 * Runs `work` with the payer's lock held from before its facts are read until it commits, so that nothing changes under
 * it. `wholeOrganisation` when what is decided may be a fact for every company: a refused destination. The lock order
 * is organisation, group, company, year (prisma/migrations, lock_payer).
 */
export const holdPayer = <Value>(
  companyId: string,
  wholeOrganisation: boolean,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value> =>
  db.$transaction(async (transaction) => {
    await lockPayer(transaction, companyId, wholeOrganisation)
    return work(transaction)
  }, TRANSACTION_TIMEOUTS)

/**
 * One at a time for a payer in this process: those who wait hold no connection, so that a busy company cannot take them
 * all, and those of one process never find their facts changed by each other.
 */
export async function inLine<Value>(companyId: string, work: () => Promise<Value>): Promise<Value> {
  const before = lines.get(companyId) ?? Promise.resolve()
  const mine = before.then(work, work)
  lines.set(companyId, mine)
  try {
    return await mine
  } finally {
    if (lines.get(companyId) === mine) lines.delete(companyId)
  }
}

/** Takes the payer's lock in a transaction that is open already. First of all its locks. */
export async function lockPayer(transaction: Transaction, companyId: string, wholeOrganisation = false): Promise<void> {
  await transaction.$executeRaw`SELECT lock_payer(${companyId}::uuid, ${wholeOrganisation})`
}
