import 'server-only'
import { Prisma } from '@/generated/prisma/client'

/**
 * Lets a transaction see what another one sees, named by its exported snapshot. It must be the first statement, and the
 * other transaction still open.
 */
export async function joinSnapshot(
  transaction: Pick<Prisma.TransactionClient, '$executeRaw'>,
  snapshotId: string,
): Promise<void> {
  if (!/^[0-9A-F-]+$/.test(snapshotId)) throw new Error('that is no name of a snapshot')
  await transaction.$executeRaw(Prisma.raw(`SET TRANSACTION SNAPSHOT '${snapshotId}'`))
}
