// Reads the rows of a workbook (XLSX: a ZIP archive of XML) piece by piece. The list of its sheets is at its end, so it
// is read twice.

import { checkUnpackedSize } from '../archive/limits'
import { type ArchiveEntry, contentOf, type PackageSource, unpacked } from '../archive/read-archive'
import { LOCAL_HEADER_BYTES, readDirectory, readEnd, restOfHeader } from '../archive/zip-directory'
import { Fault } from '../fault'
import type { RowTaker } from './rows-tally'
import { SheetXmlRows } from './sheet-xml-rows'

const TAIL_BYTES = 1 << 16
const SHEET = /^xl\/worksheets\/sheet([1-9]\d{0,3})\.xml$/
/** Every part that an export writes; a program may show, run or fetch what others hold. */
const PARTS = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles)\.xml|xl\/_rels\/workbook\.xml\.rels)$/
/** Bytes that may follow a part: none, or its CRC with sizes of 8 or 16 bytes, with a signature or not. */
const DESCRIPTOR_BYTES = [0, 12, 16, 20, 24]

const joined = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(left.length + right.length)
  bytes.set(left)
  bytes.set(right, left.length)
  return bytes
}

/** The number of a sheet from the name of its part, 0 of every other part. */
const numberOf = (name: string): number => Number(SHEET.exec(name)?.[1] ?? 0)

/** Reads a given number of bytes at a time from bytes that come in pieces. */
class Cursor {
  at = 0
  readonly #pieces: AsyncGenerator<Uint8Array>
  #rest = new Uint8Array(0) as Uint8Array

  constructor(pieces: AsyncGenerator<Uint8Array>) {
    this.#pieces = pieces
  }

  /** The next `count` bytes, as they come. Throws a Fault where the file ends before. */
  async *next(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0; ) {
      if (this.#rest.length === 0) {
        const { done, value } = await this.#pieces.next()
        if (done) throw new Fault('The workbook ends within one of its parts')
        this.#rest = value
      }
      const piece = this.#rest.subarray(0, left)
      this.#rest = this.#rest.subarray(piece.length)
      this.at += piece.length
      left -= piece.length
      yield piece
    }
  }

  async take(count: number): Promise<Uint8Array> {
    let bytes: Uint8Array = new Uint8Array(0)
    for await (const piece of this.next(count)) bytes = joined(bytes, piece)
    return bytes
  }
}

/**
 * Reads the rows of a workbook in an archive and hands them to a tally: its sheets but the last, each below its header.
 */
export class SheetRows {
  readonly #tally: RowTaker
  readonly #source: PackageSource
  readonly #entry: ArchiveEntry
  #tail: Uint8Array = new Uint8Array(0)

  constructor(tally: RowTaker, source: PackageSource, entry: ArchiveEntry) {
    this.#tally = tally
    this.#source = source
    this.#entry = entry
  }

  take(bytes: Uint8Array): void {
    const before = bytes.length >= TAIL_BYTES ? new Uint8Array(0) : this.#tail
    this.#tail = joined(before, bytes).slice(-TAIL_BYTES)
  }

  async end(): Promise<void> {
    const cursor = new Cursor(contentOf(this.#source, this.#entry))
    const { parts, directoryAt } = this.#directory()
    const sheets = parts.map(({ name }) => numberOf(name)).filter((number) => number > 0)
    if (sheets.length < 2) throw new Fault('The workbook has no sheet of rows')
    // The last sheet describes the export.
    const last = Math.max(...sheets)
    for (const part of parts) {
      await this.#toPart(cursor, part.offset)
      const header = await cursor.take(LOCAL_HEADER_BYTES)
      const rest = await cursor.take(restOfHeader(header))
      if (new TextDecoder().decode(rest).slice(0, part.name.length) !== part.name)
        throw new Fault(`The workbook names ${part.name} in two ways`)
      const bytes = cursor.next(part.storedSize)
      const number = numberOf(part.name)
      if (number === 0 || number === last) for await (const _ of bytes);
      else
        await this.#readSheet(
          part.method === 0
            ? bytes
            : unpacked(bytes, { name: `The part ${part.name} of the workbook`, size: part.size }),
        )
    }
    await this.#toPart(cursor, directoryAt)
  }

  /** Goes to the next part: it follows the one before it, and at most the sizes of that one are between them. */
  async #toPart(cursor: Cursor, offset: number): Promise<void> {
    const between = offset - cursor.at
    if (!DESCRIPTOR_BYTES.includes(between) || (cursor.at === 0 && between > 0))
      throw new Fault('The parts of the workbook do not follow one another')
    await cursor.take(between)
  }

  /** The parts of the workbook in their order, and where the directory behind them begins. */
  #directory() {
    const end = readEnd(this.#tail)
    const begins = this.#entry.size - this.#tail.length
    const at = end ? end.offset - begins : -1
    const parts = end && at >= 0 ? readDirectory(this.#tail.subarray(at, this.#tail.length - end.endBytes)) : null
    if (!end || end.behind > 0 || !parts || parts.length === 0) throw new Fault('The workbook cannot be read')
    const other = parts.find(({ name }) => !PARTS.test(name) && !SHEET.test(name))
    if (other) throw new Fault(`The workbook has a part ${JSON.stringify(other.name)}, which no export writes`)
    if (new Set(parts.map(({ name }) => name)).size < parts.length) throw new Fault('The workbook has a part twice')
    checkUnpackedSize(parts, this.#entry.storedSize)
    return { parts: parts.sort((one, another) => one.offset - another.offset), directoryAt: end.offset }
  }

  async #readSheet(bytes: AsyncGenerator<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const rows = new SheetXmlRows(this.#tally)
    for await (const piece of bytes) rows.take(decoder.decode(piece, { stream: true }))
    rows.take(decoder.decode())
    rows.end()
  }
}
