import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { type Cryptography, hasAcceptedForm } from './cryptography'
import { hexOf } from './hex'

const { Point } = ed25519
const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${hexOf(Uint8Array.from(bytes).reverse())}`)

/**
 * The equation of RFC 8032, 5.1.7, without the cofactor, as node:crypto computes it. The function of @noble multiplies
 * by the cofactor and accepts signatures that node:crypto refuses.
 */
function fulfilsEquation(publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
  const commitment = signature.subarray(0, 32)
  const hash = sha512.create().update(commitment).update(publicKey).update(bytes).digest()
  const challenge = numberOf(hash) % Point.Fn.ORDER
  const signed = Point.BASE.multiplyUnsafe(numberOf(signature.subarray(32)))
  const expected = signed.subtract(Point.fromBytes(publicKey).multiplyUnsafe(challenge)).toBytes()
  return expected.every((byte, at) => byte === commitment[at])
}

/** The cryptography of a browser, on any page and of any age. */
export const nobleCryptography: Cryptography = {
  startSha256: () => sha256.create(),
  isSignedBy(publicKey, signature, bytes) {
    if (!hasAcceptedForm(publicKey, signature)) return false
    try {
      return fulfilsEquation(publicKey, signature, bytes)
    } catch {
      // A key that is not a point of the curve.
      return false
    }
  },
}
