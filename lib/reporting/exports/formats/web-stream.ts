import type { Readable } from 'node:stream'

/**
 * Turns a file into the body of a response. It is read on demand, so that a slow client slows the database instead of
 * filling memory; a client that disconnects ends it. Node's own Readable.toWeb throws an uncaught error when the client
 * disconnects between two chunks.
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
