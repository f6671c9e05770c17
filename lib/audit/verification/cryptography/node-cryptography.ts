import { createHash, createPublicKey, verify } from 'node:crypto'
import { type Cryptography, hasAcceptedForm } from './cryptography'

/** What precedes the 32 bytes of an Ed25519 key in DER (RFC 8410). */
const KEY_PREFIX = Uint8Array.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00])

function keyOf(publicKey: Uint8Array) {
  const key = new Uint8Array(KEY_PREFIX.length + publicKey.length)
  key.set(KEY_PREFIX)
  key.set(publicKey, KEY_PREFIX.length)
  return createPublicKey({ key: Buffer.from(key), format: 'der', type: 'spki' })
}

/** The cryptography of Node.js. */
export const nodeCryptography: Cryptography = {
  startSha256: () => createHash('sha256'),
  isSignedBy(publicKey, signature, bytes) {
    return hasAcceptedForm(publicKey, signature) && verify(null, bytes, keyOf(publicKey), signature)
  },
}
