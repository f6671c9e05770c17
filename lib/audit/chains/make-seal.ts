import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { instancePublicKey } from '@/lib/audit/chains/instance-key'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { db, type Transaction } from '@/lib/database/db'
import { joinSnapshot } from '@/lib/database/join-snapshot'

/** The Merkle root over the heads of all chains at an instant, as stored in the ledger. */
const seal = z.object({ number: z.int(), at: z.string(), root: z.string(), headCount: z.int() })
export type Seal = z.output<typeof seal>

/**
 * Makes a seal over the heads that this transaction sees, as part of it. The database computes the root itself.
 */
export async function makeSeal(transaction: Transaction, madeById: string): Promise<Seal> {
  const given = jsonb({ madeById, publicKey: instancePublicKey() })
  return callFunction(transaction, Prisma.sql`make_seal(${given})`, seal)
}

/**
 * Makes a seal over the heads that another transaction sees, named by its exported snapshot, and commits it. Fails when
 * the snapshot's transaction has ended.
 */
export function makeSealOfSnapshot(madeById: string, snapshotId: string): Promise<Seal> {
  return db.$transaction(
    async (transaction) => {
      await joinSnapshot(transaction, snapshotId)
      return makeSeal(transaction, madeById)
    },
    { isolationLevel: 'RepeatableRead', timeout: 60_000, maxWait: 10_000 },
  )
}
