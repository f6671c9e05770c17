// How much a package may hold. Anyone can write an archive of some kilobytes that unpacks to gigabytes, and a signature
// of their own under it: the sizes are compared before anything is unpacked.
import { Fault } from '../fault'
import { formatNumber } from '../format-count'

/** Far more than the files of a package: rows, a document, heads, events, rates, README, manifest and signature. */
const MOST_FILES = 50
/** Every row has an id of its own, so that real packages unpack to some ten times their size. */
const LARGEST_RATIO = 200
/** Unpacked and checked within seconds, whatever it holds. */
const ALWAYS_ALLOWED_BYTES = 16 * 2 ** 20

/** Throws a Fault when these files are more, or would unpack to more, than a package of `packedBytes` holds. */
export function checkContentSize(files: readonly { name: string; size: number }[], packedBytes: number): void {
  if (files.length > MOST_FILES) throw new Fault(`The archive lists ${formatNumber(files.length)} files`)
  checkUnpackedSize(files, packedBytes)
}

/** Throws a Fault when these parts would unpack to more than a package of `packedBytes` holds. */
export function checkUnpackedSize(parts: readonly { size: number }[], packedBytes: number): void {
  const unpackedBytes = parts.reduce((sum, { size }) => sum + size, 0)
  if (unpackedBytes > Math.max(ALWAYS_ALLOWED_BYTES, packedBytes * LARGEST_RATIO))
    throw new Fault(
      `The archive states that ${formatNumber(packedBytes)} bytes unpack to ${formatNumber(unpackedBytes)}, ` +
        'which no package does',
    )
}
