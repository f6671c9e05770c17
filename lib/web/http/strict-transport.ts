import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import { isEncryptedAddress } from '@/lib/kernel/http/encrypted-address'

/**
 * Where the configured address is encrypted, has every answer state that a browser comes back encrypted for a year:
 * pages, routes, built files and what could not be read. Next.js reads the headers of next.config.js when it builds,
 * and the address is known at the start.
 */
export function requireEncryption(publicUrl: string | undefined): void {
  if (!isEncryptedAddress(publicUrl)) return
  subscribe('http.server.request.start', (message) => {
    const { response } = message as { response: ServerResponse }
    response.setHeader('strict-transport-security', 'max-age=31536000')
  })
}
