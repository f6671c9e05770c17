import { isIP } from 'node:net'

/** For whom passkeys are made: the id of the site, and the origin of its pages. */
export type RelyingParty = { id: string; origin: string }

/**
 * The relying party of the configured address, never of a request. Browsers make passkeys for names only: at a loopback
 * address that is localhost, at another address of digits there is none.
 */
export function relyingPartyOf(publicUrl = 'http://127.0.0.1:3000'): RelyingParty | null {
  const url = new URL(publicUrl)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) === 0) return { id: url.hostname, origin: url.origin }
  if (!/^(127\.|::1$)/.test(host)) return null
  url.hostname = 'localhost'
  return { id: 'localhost', origin: url.origin }
}
