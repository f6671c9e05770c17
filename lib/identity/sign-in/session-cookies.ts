import type { CookiesOptions } from 'next-auth'
import { isEncryptedAddress } from '@/lib/kernel/http/encrypted-address'

const SIGN_IN_SECONDS = 15 * 60

/** A cookie that a browser accepts from this host alone, and encrypted alone. */
const ofThisHost = (name: string, limits: { maxAge?: number } = {}) => ({
  name: `__Host-next-auth.${name}`,
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true, ...limits },
})

/**
 * The cookies of next-auth at the configured address. Where that is encrypted each has the prefix `__Host-`, so that no
 * other host of the same domain can set one; elsewhere no browser accepts the prefix, and they are those of next-auth.
 */
export function sessionCookies(publicUrl: string | undefined): Partial<CookiesOptions> {
  if (!isEncryptedAddress(publicUrl)) return {}
  return {
    sessionToken: ofThisHost('session-token'),
    callbackUrl: ofThisHost('callback-url'),
    csrfToken: ofThisHost('csrf-token'),
    pkceCodeVerifier: ofThisHost('pkce.code_verifier', { maxAge: SIGN_IN_SECONDS }),
    state: ofThisHost('state', { maxAge: SIGN_IN_SECONDS }),
    nonce: ofThisHost('nonce', { maxAge: SIGN_IN_SECONDS }),
  }
}

/** Whether a cookie is that of a session at the configured address, or a part of it. */
export const isSessionCookie = (name: string, publicUrl: string | undefined): boolean =>
  name.startsWith(sessionCookies(publicUrl).sessionToken?.name ?? 'next-auth.session-token')
