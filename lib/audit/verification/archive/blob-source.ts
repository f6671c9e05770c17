import type { PackageSource } from './read-archive'

/**
 * The bytes of a file that a browser holds, read a piece at a time, so that memory does not grow with the file.
 * `onRead` is called after each piece with the number of bytes read so far; the check reads a little more than the file
 * has, because it begins at the end. What `onRead` throws ends the check. A file that was changed or moved since it was
 * chosen makes `read` throw a DOMException.
 */
export function blobSource(blob: Blob, onRead: (readBytes: number) => void = () => {}): PackageSource {
  let readBytes = 0
  return {
    size: blob.size,
    async read(from, to) {
      const piece = new Uint8Array(await blob.slice(from, to).arrayBuffer())
      readBytes += piece.length
      onRead(readBytes)
      return piece
    },
  }
}
