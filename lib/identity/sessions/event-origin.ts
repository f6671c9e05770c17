import 'server-only'
import { environment } from '@/lib/database/env'
import type { Origin } from '@/lib/database/origin'
import { clientName } from '@/lib/kernel/http/client-name'
import { requestSource } from '@/lib/kernel/http/request-source'
import type { Actor } from '@/lib/permissions/permissions'

/** The source address of a request; empty where it is not known. */
export const addressOf = (headers: Headers): string => {
  const address = requestSource(headers, environment.trustedProxyHops)
  return address === 'unknown' ? '' : address
}

/** From where a request comes, for its audit events and its session; `actor` where someone is signed in. */
export const requestOrigin = (headers: Headers, actor: Actor | null): Origin => ({
  ...(actor?.session && { session: actor.session.id }),
  address: addressOf(headers),
  client: clientName(headers.get('user-agent')),
})
