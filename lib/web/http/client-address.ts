import 'server-only'
import { headers } from 'next/headers'

/**
 * The address that a request came from, as far as this server can know: what the nearest proxy wrote last into
 * X-Forwarded-For, or the other end of the connection, which Next.js writes there when no proxy did. Whoever reaches
 * the server without a proxy can write anything into it: it serves to count, never to let in.
 */
export async function clientAddress(): Promise<string> {
  const forwarded = (await headers()).get('x-forwarded-for')
  return forwarded?.split(',').at(-1)?.trim() || 'unknown'
}
