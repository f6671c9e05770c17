import { Transform, type TransformCallback } from 'node:stream'
import type { OnRows } from './row-progress'
import { type CellKind, SheetRows } from './sheet-rows'
import { FRAME, parameterSheet, SHEET_END, sheetBeginning, sheetList, sheetPath } from './sheet-xml'
import { ZipWriter } from './zip-writer'

/** The most rows of a sheet below its header (ECMA-376: 1,048,576 with it); more rows go into the next sheet. */
const MAX_SHEET_ROWS = 1_048_575
/** The most uncompressed bytes of a sheet: the file format is limited to four gigabytes. */
const MAX_SHEET_BYTES = 3_500_000_000

export type WorkbookColumn = { header: string; kind: CellKind }
type Limits = { rows: number; bytes: number }
const LIMITS: Limits = { rows: MAX_SHEET_ROWS, bytes: MAX_SHEET_BYTES }

/**
 * Writes a workbook as its rows arrive: takes lines of PostgreSQL's COPY (text format, empty for NULL) and emits the
 * bytes of an XLSX file. The header is bold and frozen, numbers and days are typed, and the last sheet has the
 * parameters. The names of the sheets are written last, when their number is known.
 */
export class Workbook extends Transform {
  readonly #zip = new ZipWriter((bytes) => this.push(bytes))
  readonly #rows: SheetRows
  readonly #headers: string[]
  #rest = ''
  #sheets = 0
  #rowsOfSheet = 0

  constructor(
    columns: readonly WorkbookColumn[],
    private readonly parameters: readonly (readonly [string, string])[],
    private readonly settings: { limits?: Limits; onRows?: OnRows } = {},
  ) {
    super()
    this.#rows = new SheetRows(columns.map(({ kind }) => kind))
    this.#headers = columns.map(({ header }) => header)
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#take(chunk.toString('latin1')).then(() => done(), done)
  }

  override _flush(done: TransformCallback): void {
    this.#end().then(() => done(), done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#zip.destroy()
    done(error)
  }

  async #take(text: string): Promise<void> {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop() ?? ''
    const { limits = LIMITS } = this.settings
    let rows = ''
    for (const line of lines) {
      if (this.#sheets === 0 || this.#rowsOfSheet === limits.rows || this.#zip.entryBytes > limits.bytes) {
        await this.#write(rows)
        rows = ''
        await this.#beginSheet()
      }
      this.#rowsOfSheet += 1
      rows += this.#rows.row(line, this.#rowsOfSheet + 1)
    }
    await this.#write(rows)
    this.settings.onRows?.(lines.length)
  }

  async #write(rows: string): Promise<void> {
    if (rows) await this.#zip.write(Buffer.from(rows, 'latin1'))
  }

  async #beginSheet(): Promise<void> {
    if (this.#sheets === 0) await this.#add(FRAME)
    else await this.#endSheet()
    this.#sheets += 1
    this.#rowsOfSheet = 0
    this.#zip.begin(sheetPath(this.#sheets))
    await this.#zip.write(Buffer.from(sheetBeginning(this.#headers)))
  }

  async #endSheet(): Promise<void> {
    await this.#zip.write(Buffer.from(SHEET_END))
    await this.#zip.finish()
  }

  async #end(): Promise<void> {
    if (this.#sheets === 0) await this.#beginSheet()
    await this.#endSheet()
    const isOne = this.#sheets === 1
    const names = Array.from({ length: this.#sheets }, (_, at) => (isOne ? 'Rows' : `Rows ${at + 1}`))
    await this.#add({ [sheetPath(this.#sheets + 1)]: parameterSheet(this.parameters) })
    await this.#add(sheetList([...names, 'Parameters']))
    this.#zip.end()
  }

  async #add(entries: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(entries)) await this.#zip.add(name, text)
  }
}
