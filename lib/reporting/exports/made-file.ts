import 'server-only'
import { pipeline, Readable, type Transform } from 'node:stream'
import { openSnapshot, type Snapshot } from '@/lib/database/as-of/snapshot'
import { type ExportFormat, type FileParameters, sealed, type Witness } from './copy-stream'
import { csvLines } from './csv-lines'
import { MADE_LINES, type MadeColumn, type MadeRow } from './made-lines'
import { passingLines } from './rows-passed'
import { Workbook } from './workbook'

/** What a file is made of: its columns, and its rows as they are made from a snapshot. */
export type MadeFile = {
  columns: readonly MadeColumn[]
  rows: (snapshot: Snapshot) => AsyncIterable<MadeRow>
  format: ExportFormat
  parameters: FileParameters
}

/**
 * A file whose rows are made by the program from one read-only snapshot, as openFile makes those of a statement: a row
 * is made when it is read, so that memory stays the same for any number of them, and the witness is told before the
 * first byte and before the last. The stream must be read to its end or destroyed.
 */
export async function openMadeFile(
  { columns, rows, format, parameters }: MadeFile,
  witness: Witness,
): Promise<Readable> {
  const snapshot = await openSnapshot(null)
  try {
    await witness.begun()
  } catch (error) {
    await snapshot.close(true)
    throw error
  }
  let rowCount = 0
  const lineOf = MADE_LINES[format]
  async function* lines() {
    if (format === 'csv')
      yield MADE_LINES.csv(
        columns,
        columns.map(({ header }) => header),
      )
    for await (const row of rows(snapshot)) {
      rowCount += 1
      yield lineOf(columns, row)
    }
  }
  let isRead = false
  const seal = sealed(async (file) => {
    isRead = true
    await snapshot.close(false)
    await witness.finished({ ...file, rowCount })
  })
  return pipeline(Readable.from(lines()), shapeOf(format, columns, parameters), seal, (error) => {
    if (error && !isRead) void snapshot.close(true)
  })
}

function shapeOf(format: ExportFormat, columns: readonly MadeColumn[], parameters: FileParameters): Transform {
  if (format === 'csv') return csvLines()
  return format === 'jsonl' ? passingLines() : new Workbook(columns, parameters)
}
