import { subscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'

/** The header in which a route gives the length of its body. */
export const BODY_LENGTH = 'x-body-length'

/**
 * Has Node's server send the body length that a route gives. Next.js removes Content-Length from the response of a
 * route, because a body may have been decompressed on the way; a browser then cannot show the progress of a download. A
 * route that knows its length sends it as X-Body-Length, which becomes Content-Length here.
 */
export function sendBodyLengths(): void {
  subscribe('http.server.request.start', (message) => {
    const { response } = message as { response: ServerResponse }
    const writeHead = response.writeHead
    response.writeHead = function withLength(this: ServerResponse, ...given: unknown[]) {
      const length = this.getHeader(BODY_LENGTH)
      if (length !== undefined) {
        this.removeHeader(BODY_LENGTH)
        this.setHeader('Content-Length', length)
      }
      return Reflect.apply(writeHead, this, given)
    }
  })
}
