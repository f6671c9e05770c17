import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db'
import { instancePublicKey } from '@/lib/signing/instance-key'

/** The Merkle root over the heads of all chains at an instant, as the ledger keeps it. */
export type Seal = { number: number; at: string; root: string; headCount: number }

/**
 * Makes a seal over the heads that another transaction sees, named by its exported snapshot, and commits it. The database computes the root; nobody hands
 * one in. Fails when the snapshot's transaction has ended.
 */
export function makeSeal(madeById: string, snapshotId: string): Promise<Seal> {
  if (!/^[0-9A-F-]+$/.test(snapshotId)) throw new Error('that is no name of a snapshot')
  const given = JSON.stringify({ madeById, publicKey: instancePublicKey() })
  return db.$transaction(
    async (transaction) => {
      await transaction.$executeRaw(Prisma.raw(`SET TRANSACTION SNAPSHOT '${snapshotId}'`))
      const [row] = await transaction.$queryRaw<{ seal: Seal }[]>`SELECT make_seal(${given}::jsonb) AS seal`
      if (!row) throw new Error('make_seal answered without a row')
      return row.seal
    },
    { isolationLevel: 'RepeatableRead', timeout: 60_000, maxWait: 10_000 },
  )
}
