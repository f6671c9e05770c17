import 'server-only'
import { headers } from 'next/headers'

/**
 * The address of a request's client, as far as this server can know: the last entry of X-Forwarded-For, written by the
 * nearest proxy, or by Next.js from the connection when there is no proxy. A client that reaches the server without a
 * proxy can send any value: use it for counting, never for access.
 */
export async function clientAddress(): Promise<string> {
  const forwarded = (await headers()).get('x-forwarded-for')
  return forwarded?.split(',').at(-1)?.trim() || 'unknown'
}
