import { hash } from 'node:crypto'
import type { CopiedRow } from '@/lib/database/copied-rows'
import { FIELD, instantOf } from './copied-event'

/** The fields that are hashed are the first of a row, in their order. */
const HASHED_FIELDS = FIELD.reason + 1
/**
 * How much longer than its row the text of an event can be: the lengths of twelve fields, and UUIDs and an instant as
 * text.
 */
const MORE_THAN_ROW = 512
const UUID_BYTES = 16
const [COMMA, COLON, HYPHEN, ZERO] = [0x2c, 0x3a, 0x2d, 0x30]
const COMMA_HYPHEN = 0x2c2d
const COMMA_36_COLON = 0x2c33363a
/** Both hexadecimal digits of each byte. */
const DIGITS = Uint16Array.from({ length: 256 }, (_, byte) =>
  Buffer.from(Buffer.from([byte]).toString('hex')).readUInt16BE(),
)

/**
 * The hash that the content of an event gives (docs/audit-chain.md), from its row as PostgreSQL sent it. The text that
 * is hashed is assembled byte by byte, four at a time, in a buffer that is used again: a trail has millions of events,
 * and strings would cost more than hashing. verify-chain.ts has the same in a readable form.
 */
export class ContentHash {
  #text = Buffer.alloc(1 << 16)
  #view = viewOf(this.#text)
  readonly #instant = new InstantText()

  /** In 64 hexadecimal digits. */
  of(row: CopiedRow): string {
    const { view, starts, sizes } = row
    this.#ensureCapacity(row)
    const to = this.#view
    let at = 0
    for (let field = 0; field < HASHED_FIELDS; field += 1) {
      const start = starts[field] ?? 0
      const size = sizes[field] ?? -1
      if (size < 0) {
        to.setInt16(at, COMMA_HYPHEN)
        at += 2
      } else if (field === FIELD.at) at = this.#instant.write(instantOf(row), to, at)
      else if (field === FIELD.actorId || field === FIELD.companyId) at = writeUuid(view, start, to, at)
      else at = writeText(view, start, size, to, at)
    }
    // Without the comma before the first field.
    return hash('sha256', this.#text.subarray(1, at), 'hex')
  }

  #ensureCapacity({ starts, sizes }: CopiedRow): void {
    const end = (starts[FIELD.reason] ?? 0) + (sizes[FIELD.reason] ?? 0)
    const needed = end - (starts[FIELD.previousHash] ?? 0) + MORE_THAN_ROW
    if (needed <= this.#text.length) return
    this.#text = Buffer.alloc(2 * needed)
    this.#view = viewOf(this.#text)
  }
}

const viewOf = (bytes: Buffer<ArrayBuffer>) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

// Each of these writes a field as it is hashed, with a comma before it, and answers where the next one begins.

/** What is written or read beyond the end of a text, three bytes at most, is written over by what follows. */
function writeText(from: DataView, start: number, size: number, to: DataView, begin: number): number {
  to.setUint8(begin, COMMA)
  const at = writeSize(size, to, begin + 1)
  to.setUint8(at, COLON)
  for (let done = 0; done < size; done += 4) to.setInt32(at + 1 + done, from.getInt32(start + done, true), true)
  return at + 1 + size
}

function writeSize(size: number, to: DataView, begin: number): number {
  let digits = 1
  for (let rest = size; rest > 9; rest = (rest / 10) | 0) digits += 1
  let rest = size
  for (let at = begin + digits - 1; at >= begin; at -= 1) {
    to.setUint8(at, ZERO + (rest % 10))
    rest = (rest / 10) | 0
  }
  return begin + digits
}

function writeUuid(from: DataView, start: number, to: DataView, begin: number): number {
  to.setInt32(begin, COMMA_36_COLON)
  let at = begin + 4
  for (let byte = 0; byte < UUID_BYTES; byte += 1) {
    to.setUint16(at, DIGITS[from.getUint8(start + byte)] ?? 0)
    at += 2
    if (byte === 3 || byte === 5 || byte === 7 || byte === 9) to.setUint8(at++, HYPHEN)
  }
  return at
}

const [DAY, HOUR, MINUTE, SECOND] = [86_400_000, 3_600_000, 60_000, 1000]

/**
 * An instant as it is hashed, in UTC to the millisecond. Those of a trail come nearly in order, so that the words of a
 * day are found once.
 */
class InstantText {
  readonly #words = Buffer.from(',24:2000-01-01T00:00:00.000Z')
  readonly #view = viewOf(this.#words)
  #day = Number.NaN

  write(instant: number, to: DataView, begin: number): number {
    const day = Math.floor(instant / DAY)
    if (day !== this.#day) {
      this.#words.write(new Date(day * DAY).toISOString().slice(0, 10), 4)
      this.#day = day
    }
    // Whole numbers of 32 bits, which are divided several times as fast.
    const time = (instant - day * DAY) | 0
    this.#write(15, (time / HOUR) | 0)
    this.#write(18, ((time / MINUTE) | 0) % 60)
    this.#write(21, ((time / SECOND) | 0) % 60)
    this.#view.setUint8(24, ZERO + (((time % SECOND) / 100) | 0))
    this.#write(25, time % 100)
    for (let done = 0; done < this.#words.length; done += 4) to.setInt32(begin + done, this.#view.getInt32(done))
    return begin + this.#words.length
  }

  #write(at: number, twoDigits: number): void {
    this.#view.setUint8(at, ZERO + ((twoDigits / 10) | 0))
    this.#view.setUint8(at + 1, ZERO + (twoDigits % 10))
  }
}
