import 'server-only'
import { pipeline, Readable, type Transform } from 'node:stream'
import { openSnapshot, type Snapshot } from '@/lib/database/as-of/snapshot'
import { COMPUTED_LINES, type ComputedColumn, type ComputedRow } from './computed-lines'
import { type ExportAudit, type ExportFormat, type FileParameters, hashFile } from './copy-stream'
import { csvLines } from './csv-lines'
import { countLines } from './row-progress'
import { Workbook } from './workbook'

/** The columns of a file, and its rows as they are computed from a snapshot. */
export type ComputedFile = {
  columns: readonly ComputedColumn[]
  rows: (snapshot: Snapshot) => AsyncIterable<ComputedRow>
  format: ExportFormat
  parameters: FileParameters
}

/**
 * Opens a file whose rows are computed from one read-only snapshot, as openFile does for the rows of a statement. A row
 * is computed when it is read, so memory does not grow with their number. The file is recorded before its first byte
 * and before its last. The stream must be read to its end or destroyed.
 */
export async function openComputedFile(
  { columns, rows, format, parameters }: ComputedFile,
  audit: ExportAudit,
): Promise<Readable> {
  const snapshot = await openSnapshot(null)
  try {
    await audit.begun()
  } catch (error) {
    await snapshot.close(true)
    throw error
  }
  let rowCount = 0
  const lineOf = COMPUTED_LINES[format]
  async function* lines() {
    if (format === 'csv')
      yield COMPUTED_LINES.csv(
        columns,
        columns.map(({ header }) => header),
      )
    for await (const row of rows(snapshot)) {
      rowCount += 1
      yield lineOf(columns, row)
    }
  }
  let isRead = false
  const seal = hashFile(async (file) => {
    isRead = true
    await snapshot.close(false)
    await audit.finished({ ...file, rowCount })
  })
  return pipeline(Readable.from(lines()), shapeOf(format, columns, parameters), seal, (error) => {
    if (error && !isRead) void snapshot.close(true)
  })
}

function shapeOf(format: ExportFormat, columns: readonly ComputedColumn[], parameters: FileParameters): Transform {
  if (format === 'csv') return csvLines()
  return format === 'jsonl' ? countLines() : new Workbook(columns, parameters)
}
