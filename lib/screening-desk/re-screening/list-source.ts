import 'server-only'
import type { Destination } from '@/lib/compliance/screening/types'
import { db } from '@/lib/database/db'
import type { DestinationSource } from './destination-source'

/** The rows of every completely saved list. A key is the list and the position. */
export const listSource: DestinationSource = {
  name: 'kept lists',
  async count() {
    const { _sum } = await db.screeningList.aggregate({
      where: { finishedAt: { not: null } },
      _sum: { rowCount: true },
    })
    return _sum.rowCount ?? 0
  },
  async nextBatch(afterKey, limit) {
    const [listId = '', position = '0'] = afterKey.split(' ')
    const rows = await db.screeningListRow.findMany({
      where: {
        screeningList: { finishedAt: { not: null } },
        ...(listId && {
          OR: [{ screeningListId: listId, position: { gt: Number(position) } }, { screeningListId: { gt: listId } }],
        }),
      },
      orderBy: [{ screeningListId: 'asc' }, { position: 'asc' }],
      take: limit,
      include: { screeningList: { select: { name: true } } },
    })
    return rows.map((row) => ({
      key: `${row.screeningListId} ${row.position}`,
      subject: `list:${row.screeningListId}:${row.position}`,
      name: `${row.screeningList.name}, row ${row.position}`,
      destination: row.destination as Destination,
      kind: 'destination',
      lists: ['crimea', 'donetsk-luhansk'] as const,
      outcome: row.outcome,
      screeningListId: row.screeningListId,
      position: row.position,
    }))
  },
}
