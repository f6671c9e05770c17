import 'server-only'
import { Prisma } from '@/generated/prisma/client'

/**
 * Makes a transaction see the same data as another one, identified by its exported snapshot. It must be the first
 * statement, and the other transaction must still be open.
 */
export async function joinSnapshot(
  transaction: Pick<Prisma.TransactionClient, '$executeRaw'>,
  snapshotId: string,
): Promise<void> {
  if (!/^[0-9A-F-]+$/.test(snapshotId)) throw new Error('not the name of a snapshot')
  await transaction.$executeRaw(Prisma.raw(`SET TRANSACTION SNAPSHOT '${snapshotId}'`))
}
