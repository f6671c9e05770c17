import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { SOCKET_ADDRESS_HEADER } from '@/lib/kernel/http/request-source'

/**
 * Writes the address at the other end of the connection into a header of each request, before Next.js reads it. Next.js
 * has no other way to it, and leaves X-Forwarded-For as the client wrote it.
 */
export function noteSocketAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[SOCKET_ADDRESS_HEADER] = request.socket.remoteAddress ?? ''
  })
}
