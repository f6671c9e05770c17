import { subscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'

/** The header a route says the length of its body in. */
export const BODY_LENGTH = 'x-body-length'

/**
 * Has Node's server send the length of a body that a route tells. Next.js takes Content-Length off what a route
 * answers, because a body may have been unpacked on its way; then a browser cannot say how far a download is. A route
 * that knows its bytes says their number as X-Body-Length, and it leaves as Content-Length.
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
