import 'server-only'
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose'
import type { SingleSignOnSettings } from '@/lib/database/single-sign-on-settings'
import type { ProviderMetadata } from './provider-metadata'

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** How old a logout token may be: long enough for a provider that tries again, short enough to remember each. */
const OLDEST_SECONDS = 300
const CLOCK_TOLERANCE_SECONDS = 10
/** A key that is not known is looked up again, at most this often. */
const KEYS_COOLDOWN_MILLISECONDS = 5000

/** Whose sessions a provider ends: one of its own sessions, all of a subject, or one of a subject. */
export type LogoutToken = { tokenId: string; subject: string | null; providerSession: string | null }

type Keys = { address: string; keys: ReturnType<typeof createRemoteJWKSet> }
const shared = globalThis as typeof globalThis & { headroomProviderKeys?: Keys }

function keysAt(address: string): Keys['keys'] {
  if (shared.headroomProviderKeys?.address !== address) {
    const keys = createRemoteJWKSet(new URL(address), { cooldownDuration: KEYS_COOLDOWN_MILLISECONDS })
    shared.headroomProviderKeys = { address, keys }
  }
  return shared.headroomProviderKeys.keys
}

/**
 * Verifies a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6): signature by a published key with the
 * one algorithm, issuer, audience, age, the event, a token id, a session or a subject, and no nonce, so that an ID
 * token is never taken for one. Rejects with the reason.
 */
export async function verifyLogoutToken(
  token: string,
  settings: SingleSignOnSettings,
  metadata: ProviderMetadata,
): Promise<LogoutToken> {
  const { payload, protectedHeader } = await jwtVerify(token, keysAt(metadata.jwks_uri), {
    algorithms: [settings.algorithm],
    issuer: settings.issuer,
    audience: settings.clientId,
    requiredClaims: ['iat', 'jti', 'events'],
    maxTokenAge: OLDEST_SECONDS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  })
  const type = protectedHeader.typ?.toLowerCase().replace(/^application\//, '')
  if (type !== undefined && type !== 'logout+jwt' && type !== 'jwt') throw new Error(`unexpected type ${type}`)
  if (!isLogoutEvent(payload)) throw new Error('the events claim is not that of a logout')
  if ('nonce' in payload) throw new Error('a logout token has no nonce')
  const { jti = '', sub, sid } = payload
  const providerSession = typeof sid === 'string' && sid !== '' ? sid : null
  if (!sub && !providerSession) throw new Error('neither a session nor a subject')
  return { tokenId: jti, subject: sub ?? null, providerSession }
}

function isLogoutEvent({ events }: JWTPayload): boolean {
  if (typeof events !== 'object' || events === null || !Object.hasOwn(events, LOGOUT_EVENT)) return false
  const event = (events as Record<string, unknown>)[LOGOUT_EVENT]
  return typeof event === 'object' && event !== null
}
