import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410). */
const SEED_IN_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
/** What stands before the 32 bytes of a public key in SubjectPublicKeyInfo. */
const SPKI_BYTES = 12

/**
 * Reads an Ed25519 private key: PEM (its line ends may be written as \n), or the 32 bytes of its seed in base64. Null
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

/** The public half as people compare it: its 32 bytes in base64. */
export const publicKeyText = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(SPKI_BYTES).toString('base64')
