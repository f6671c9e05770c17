import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** The header of a 32-byte seed in PKCS #8 (RFC 8410). */
const SEED_IN_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
/** The length of the header of a 32-byte public key in SubjectPublicKeyInfo. */
const SPKI_HEADER_BYTES = 12

/**
 * Parses an Ed25519 private key: PEM (line breaks may be written as \n), or the 32 bytes of its seed in base64. Null
 * for anything else.
 */
export function readSigningKey(given: string): KeyObject | null {
  try {
    if (given.includes('-----BEGIN')) {
      const key = createPrivateKey(given.replaceAll('\\n', '\n'))
      return key.asymmetricKeyType === 'ed25519' ? key : null
    }
    const seed = Buffer.from(given.trim(), 'base64')
    if (seed.length !== 32) return null
    return createPrivateKey({ key: Buffer.concat([SEED_IN_PKCS8, seed]), format: 'der', type: 'pkcs8' })
  } catch {
    return null
  }
}

/** The 32 bytes of the public key in base64. */
export const encodePublicKey = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(SPKI_HEADER_BYTES).toString('base64')
