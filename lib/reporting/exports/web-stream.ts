import type { Readable } from 'node:stream'

/**
 * A file as a response takes it: read as it is asked for, so that a slow reader slows the database and fills no memory;
 * a reader that goes away ends it. Node's own Readable.toWeb throws past everybody when the reader goes away between
 * two pieces.
 */
export function webStreamOf(body: Readable): ReadableStream<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        controller.error(error)
      }
    },
    cancel() {
      body.destroy()
    },
  })
}
