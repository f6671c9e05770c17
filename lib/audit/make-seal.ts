import 'server-only'
import { instancePublicKey } from '@/lib/audit/instance-key'
import { db, type Transaction } from '@/lib/database/db'
import { joinSnapshot } from '@/lib/database/join-snapshot'

/** The Merkle root over the heads of all chains at an instant, as the ledger keeps it. */
export type Seal = { number: number; at: string; root: string; headCount: number }

/**
 * Makes a seal over the heads that this transaction sees, as a part of it. The database computes the root; nobody hands
 * one in.
 */
export async function makeSeal(transaction: Transaction, madeById: string): Promise<Seal> {
  const given = JSON.stringify({ madeById, publicKey: instancePublicKey() })
  const [row] = await transaction.$queryRaw<{ seal: Seal }[]>`SELECT make_seal(${given}::jsonb) AS seal`
  if (!row) throw new Error('make_seal answered without a row')
  return row.seal
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
