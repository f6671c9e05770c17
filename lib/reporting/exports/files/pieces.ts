import { promisify } from 'node:util'
import { constants, deflateRaw, inflateRaw } from 'node:zlib'

const pack = promisify(deflateRaw)
const unpack = promisify(inflateRaw)

/** Every piece of a file is as long as this, but for the last: any byte is found by a division. */
export const PIECE_BYTES = 1 << 20

/** Bytes as they come, cut into pieces. One piece is in memory at a time. */
export async function* cutIntoPieces(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let piece = Buffer.allocUnsafe(PIECE_BYTES)
  let filled = 0
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; ) {
      const taken = chunk.copy(piece, filled, from)
      from += taken
      filled += taken
      if (filled < PIECE_BYTES) continue
      yield piece
      piece = Buffer.allocUnsafe(PIECE_BYTES)
      filled = 0
    }
  }
  if (filled > 0) yield piece.subarray(0, filled)
}

/** A piece as it is stored: deflated, unless it is so dense already that this gains next to nothing. */
export async function packed(piece: Buffer): Promise<{ packed: boolean; bytes: Buffer }> {
  const bytes = await pack(piece, { level: constants.Z_BEST_SPEED })
  return bytes.length < piece.length * 0.95 ? { packed: true, bytes } : { packed: false, bytes: piece }
}

/** A piece as it was. */
export const unpacked = async (stored: { packed: boolean; bytes: Uint8Array }): Promise<Uint8Array> =>
  stored.packed ? unpack(stored.bytes, { maxOutputLength: PIECE_BYTES }) : stored.bytes
