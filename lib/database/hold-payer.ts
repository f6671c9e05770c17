import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { callFunction } from '@/lib/database/call-function'
import { db, type Transaction } from '@/lib/database/db'

const TRANSACTION_TIMEOUTS = { maxWait: 15_000, timeout: 20_000 }

/** The last task in the queue of each payer in this process. */
const lines = new Map<string, Promise<unknown>>()

/**
 * Runs `work` with the payer's lock held from before its facts are read until it commits, so that they cannot change in
 * the meantime. `wholeOrganisation` when the decision may affect every company: a refused destination. The lock order
 * is organisation, group, company, year (lock_payer in prisma/sql).
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
 * Runs one task at a time per payer in this process. Waiting tasks hold no connection, so that a busy company cannot
 * take them all, and tasks of one process never find their facts changed by each other.
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

/** Takes the payer's lock in an open transaction. It must be the transaction's first lock. */
export async function lockPayer(transaction: Transaction, companyId: string, wholeOrganisation = false): Promise<void> {
  await callFunction(transaction, Prisma.sql`lock_payer(${companyId}::uuid, ${wholeOrganisation})`, z.guid())
}
