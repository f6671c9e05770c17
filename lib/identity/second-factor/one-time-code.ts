import 'server-only'
import { Secret, TOTP } from 'otpauth'

// Codes of an authenticator app: RFC 6238 with SHA-1, six digits and 30 seconds, which every app knows.

const PERIOD_SECONDS = 30
const SETTINGS = { algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS }
/** RFC 4226 recommends 160 bits. */
const SECRET_BYTES = 20

/** A new secret in base 32. */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** The address that an authenticator app reads from a picture or a link. */
export const authenticatorAddress = (secret: string, { email }: { email: string }, organisation: string): string =>
  new TOTP({ ...SETTINGS, secret, issuer: `Headroom ${organisation}`.replaceAll(':', ' '), label: email }).toString()

/**
 * The time step in which a secret has this code, now or one step earlier or later; null when it has it in none. Each
 * step is accepted once, so the caller compares it with the last one.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const timestamp = now.getTime()
  const delta = new TOTP({ ...SETTINGS, secret }).validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : TOTP.counter({ period: PERIOD_SECONDS, timestamp }) + delta
}
