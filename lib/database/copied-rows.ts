import type pg from 'pg'

/**
 * A row of PostgreSQL's binary COPY within the received bytes, usable until the next row: `starts` and `sizes` give the
 * start of each field in `bytes` (of which `view` is a view) and its length in bytes, -1 if it is NULL.
 * https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-BINARY-FORMAT
 */
export type CopiedRow = {
  bytes: Buffer<ArrayBuffer>
  view: DataView<ArrayBuffer>
  starts: Int32Array
  sizes: Int32Array
}

const COPY_DATA = 0x64
/** The head of a message: its type, one byte, and its length without that byte, four bytes. */
const HEAD_BYTES = 5
/** Precedes the first row: an eleven-byte signature, flags, and the length of an extension that no version has yet. */
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
const HEADER_BYTES = SIGNATURE.length + 8
/** Enough for two chunks of a socket; grows where a row needs more. */
const FIRST_ROOM = 1 << 17

function room(size: number): Pick<CopiedRow, 'bytes' | 'view'> {
  const bytes = Buffer.alloc(size)
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, size) }
}

/**
 * Runs `COPY ... TO STDOUT (FORMAT binary)` and passes on its rows one after the other without creating an object for
 * any: for statements that are read for a sum or a proof, where the rows of a driver or the lines of text cost more
 * than the work on them. Resolves when the statement ends; rejects with its error, or with what `take` throws.
 */
export function copyRows(client: pg.ClientBase, copy: string, take: (row: CopiedRow) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyOut(copy, take, (error) => (error ? reject(error) : resolve())))
  })
}

/**
 * Sits between the socket and the driver for one statement: takes the rows out, and passes everything else on
 * unchanged.
 */
class CopyOut implements pg.Submittable {
  /** The last row, in a buffer of the received and unread bytes: chunks are copied, and the buffer is reused. */
  readonly #row: CopiedRow = { ...room(FIRST_ROOM), starts: new Int32Array(0), sizes: new Int32Array(0) }
  /** The end of the received bytes in the buffer. */
  #end = 0
  #stream: pg.Connection['stream'] | null = null
  #driver: ((piece: Buffer) => void) | null = null
  #failure: unknown = null

  constructor(
    readonly text: string,
    readonly take: (row: CopiedRow) => void,
    readonly done: (error: unknown) => void,
  ) {}

  submit(connection: pg.Connection): void {
    const [driver] = connection.stream.listeners('data')
    this.#stream = connection.stream
    this.#driver = driver as (piece: Buffer) => void
    connection.stream.off('data', this.#driver)
    connection.stream.on('data', this.#receive)
    connection.query(this.text)
  }

  /** The driver calls these by name when it reads how the statement ended. */
  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.#detach()
    this.done(this.#failure)
  }

  handleError(error: Error): void {
    this.#detach()
    this.done(this.#failure ?? error)
  }

  #detach(): void {
    if (!this.#stream || !this.#driver) return
    this.#stream.off('data', this.#receive)
    this.#stream.on('data', this.#driver)
    this.#stream = null
  }

  readonly #receive = (piece: Buffer): void => {
    this.#keep(piece)
    const { bytes, view } = this.#row
    let at = 0
    while (this.#stream && this.#end - at >= HEAD_BYTES) {
      const end = at + 1 + view.getInt32(at + 1)
      if (end > this.#end) break
      if (bytes[at] === COPY_DATA) this.#data(at + HEAD_BYTES, end)
      else this.#driver?.(Buffer.from(bytes.subarray(at, end)))
      at = end
    }
    // Bytes after the end of the statement belong to the next one.
    if (!this.#stream && at < this.#end) this.#driver?.(Buffer.from(bytes.subarray(at, this.#end)))
    bytes.copyWithin(0, at, this.#end)
    this.#end -= at
  }

  #keep(piece: Buffer): void {
    const { bytes } = this.#row
    if (this.#end + piece.length > bytes.length) {
      Object.assign(this.#row, room(2 * (this.#end + piece.length)))
      this.#row.bytes.set(bytes.subarray(0, this.#end))
    }
    this.#row.bytes.set(piece, this.#end)
    this.#end += piece.length
  }

  /**
   * A message is always one row (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-COPY); the header
   * may precede the first.
   */
  #data(from: number, end: number): void {
    if (this.#failure) return
    const { view } = this.#row
    const start = startsWithSignature(view, from, end) ? from + HEADER_BYTES : from
    try {
      if (end - start > 2) this.take(this.#fieldsOf(start))
    } catch (error) {
      // The remaining rows are discarded, so that the connection can be used again.
      this.#failure = error
    }
  }

  #fieldsOf(start: number): CopiedRow {
    const row = this.#row
    const count = row.view.getInt16(start)
    if (row.starts.length !== count) {
      row.starts = new Int32Array(count)
      row.sizes = new Int32Array(count)
    }
    let at = start + 2
    for (let field = 0; field < count; field += 1) {
      const size = row.view.getInt32(at)
      at += 4
      row.starts[field] = at
      row.sizes[field] = size
      if (size > 0) at += size
    }
    return row
  }
}

function startsWithSignature(view: DataView, from: number, end: number): boolean {
  if (end - from < HEADER_BYTES) return false
  for (let at = 0; at < SIGNATURE.length; at += 1) if (view.getUint8(from + at) !== SIGNATURE[at]) return false
  return true
}

/** A field as text; null if it is NULL. */
export function textOf({ bytes, starts, sizes }: CopiedRow, field: number): string | null {
  const [start = 0, size = -1] = [starts[field], sizes[field]]
  return size < 0 ? null : bytes.toString('utf8', start, start + size)
}
