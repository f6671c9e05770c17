import type { Destination } from '@/lib/compliance/screening/types'
import { batchFrom } from './batch'
import { readRow } from './read-rows'
import type { ScreenedFile } from './result-file'
import type { RowOrigin } from './saved-list-source'
import type { RowToScreen } from './screened-row'

/** One destination of a row as it is sent to be saved; the texts of the light pass go with the first of a row. */
export type DestinationToSave = { destination: Destination; others: RowToScreen['others']; origin: RowOrigin }

type Read = Pick<ScreenedFile, 'rows' | 'columns' | 'width'>

/** How many destinations the rows of a file have, by their results. */
export const destinationCount = ({ answers }: Pick<ScreenedFile, 'answers'>): number =>
  answers.reduce((sum, answer) => sum + (answer?.parts.length ?? 0), 0)

/** The destinations of the next rows, as many as can be sent at a time. */
export function destinationBatch(file: Read, from: number): { rowCount: number; destinations: DestinationToSave[] } {
  const rows = batchFrom(from, file.rows.length, (at) => readRow(file.rows[at]?.cells ?? [], file.columns, file.width))
  const destinations = rows.flatMap(({ destinations: own, others, examined }, offset) =>
    own.map(({ party, destination }, index) => ({
      destination,
      others: index === 0 ? others : [],
      origin: { line: file.rows[from + offset]?.line ?? 1, party: party.slice(0, 1_000), ...examined },
    })),
  )
  return { rowCount: rows.length, destinations }
}
