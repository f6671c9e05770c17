import { unpacked } from '@/lib/audit/verification/archive/read-archive'
import {
  LOCAL_HEADER_BYTES,
  readDirectory,
  readEnd,
  restOfHeader,
} from '@/lib/audit/verification/archive/zip-directory'
import { DEFLATED, directory, localHeader, STORED, type ZipEntry } from '@/lib/audit/verification/archive/zip-format'
import { TableRefusal } from './table-refusal'
import { WorkbookCells } from './workbook-cells'

/** 100,000 rows of twenty columns are about 120 MB of XML. */
const LARGEST_UNPACKED_BYTES = 200 * 2 ** 20
const MOST_PARTS = 2_000
/** A directory may end with a comment of 64 KB. */
const TAIL_BYTES = 1 << 16

const isRead = ({ name }: { name: string }): boolean => name.endsWith('.xml') || name.endsWith('.rels')

/**
 * The parts of a workbook that hold its cells, unpacked and put into an archive of our own. Throws a TableRefusal where
 * they unpack to more than is read, overlap, have a name twice or unpack to another size than stated, and where their
 * cells are too many: the library that reads the cells gets nothing that was not counted.
 */
export async function plainWorkbook(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = partsOf(bytes)
  const cells = new WorkbookCells()
  const pieces: Uint8Array[] = []
  const entries: (ZipEntry & { offset: number })[] = []
  let offset = 0
  for (const part of parts) {
    const content = await contentOf(bytes, part, cells)
    const entry = { name: part.name, method: STORED, crc: 0, storedSize: part.size, size: part.size }
    const header = localHeader(entry)
    entries.push({ ...entry, offset })
    pieces.push(header, ...content)
    offset += header.length + part.size
  }
  pieces.push(directory(entries, offset))
  return joined(pieces)
}

type Part = ZipEntry & { offset: number }

function partsOf(bytes: Uint8Array): Part[] {
  const tail = bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES))
  const end = readEnd(tail)
  const directoryEnds = end ? bytes.length - end.behind - end.endBytes : 0
  const all = end && end.offset <= directoryEnds ? readDirectory(bytes.subarray(end.offset, directoryEnds)) : null
  if (!end || !all) throw new TableRefusal('cannot be read as a table. Save it as XLSX or CSV')
  if (all.length > MOST_PARTS) throw new TableRefusal('has more parts than any spreadsheet')
  const parts = all.filter(isRead)
  if (new Set(parts.map(({ name }) => name)).size < parts.length)
    throw new TableRefusal('has a part twice, which no spreadsheet does')
  checkOverlap(parts, end.offset)
  if (parts.reduce((sum, { size }) => sum + size, 0) > LARGEST_UNPACKED_BYTES)
    throw new TableRefusal(
      'unpacks to more than 200 MB. Split it, or save it as CSV with the columns of the address alone',
    )
  return parts
}

/** Parts that share their bytes would unpack them many times over. */
function checkOverlap(parts: readonly Part[], directoryAt: number): void {
  let at = 0
  for (const { offset, storedSize } of parts.toSorted((one, other) => one.offset - other.offset)) {
    if (offset < at || offset + LOCAL_HEADER_BYTES + storedSize > directoryAt)
      throw new TableRefusal('has parts that overlap, which no spreadsheet does')
    at = offset + LOCAL_HEADER_BYTES + storedSize
  }
}

async function contentOf(bytes: Uint8Array, part: Part, cells: WorkbookCells): Promise<Uint8Array[]> {
  const begins = part.offset + LOCAL_HEADER_BYTES
  const at = begins + restOfHeader(bytes.subarray(part.offset, begins))
  const stored = bytes.subarray(at, at + part.storedSize)
  const isStored = part.method === STORED && part.storedSize === part.size
  if (!isStored && part.method !== DEFLATED) throw new TableRefusal('is packed in a way that cannot be read')
  const decoder = new TextDecoder()
  const content: Uint8Array[] = []
  async function* one() {
    yield stored
  }
  for await (const piece of isStored ? one() : unpacked(one(), part)) {
    content.push(piece)
    cells.take(decoder.decode(piece, { stream: true }))
  }
  cells.take(decoder.decode())
  cells.end()
  return content
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
