import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Where a request that cannot be read is answered, with a message: 400 for its address, 405 for its method. */
const UNREADABLE_PATH = '/api/unreadable-request'

/** The methods that Next.js can read: it answers 500 to any other, TRACE among them. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * Whether the path of an address can be decoded: Next.js answers 500 where it cannot, and PostgreSQL refuses the
 * character zero wherever it is looked up. Parameters are read, and refused, by each page.
 */
function isReadablePath(address: string): boolean {
  const [path = ''] = address.split('?')
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

/**
 * Whether this may be the body of a server action. Our actions return what they refuse and what failed as a value
 * (lib/web/action.ts), so that an error of such a request is one of reading its body.
 */
const isAction = ({ method, url = '', headers }: IncomingMessage): boolean =>
  method === 'POST' &&
  !url.startsWith('/api/') &&
  (headers['next-action'] !== undefined ||
    /^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(headers['content-type'] ?? ''))

/**
 * Has requests that cannot be read answered as mistakes of their sender instead of failures of the server: a method
 * that does nothing here, an address that cannot be decoded, and the malformed body of an action, for which Next.js has
 * only 500.
 */
export function answerUnreadableRequests(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    if (!METHODS.includes(request.method ?? '')) {
      request.method = 'GET'
      request.url = `${UNREADABLE_PATH}?method`
    } else if (!isReadablePath(request.url ?? '')) request.url = UNREADABLE_PATH
    if (!isAction(request)) return
    const writeHead = response.writeHead
    response.writeHead = function asMistake(this: ServerResponse, ...given: unknown[]) {
      const [status, ...rest] = given
      if (this.statusCode === 500) this.statusCode = 400
      return Reflect.apply(writeHead, this, [status === 500 ? 400 : status, ...rest])
    }
  })
}
