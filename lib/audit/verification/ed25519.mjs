// Checks an Ed25519 signature (RFC 8032, 5.1.7). The platform does it where it can; a browser cannot on a page that is
// not served over HTTPS, and an old one not at all. Only ever given what is public, so it need not take the same time
// for every input.
import { sha512 } from './sha512.mjs'

const P = (1n << 255n) - 19n
const ORDER = (1n << 252n) + 27742317777372353535851937790883648493n
const mod = (value, by = P) => ((value % by) + by) % by

function power(base, exponent) {
  let [answer, square] = [1n, mod(base)]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) answer = (answer * square) % P
    square = (square * square) % P
  }
  return answer
}

const inverse = (value) => power(value, P - 2n)
const D = mod(-121665n * inverse(121666n))
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n)

const numberOf = (bytes) => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

/** The point of 32 bytes in extended coordinates (X, Y, Z, T), or null when there is none. */
function decoded(bytes) {
  const number = numberOf(bytes)
  const [y, isOdd] = [number & ((1n << 255n) - 1n), number >> 255n]
  if (y >= P) return null
  const [above, below] = [mod(y * y - 1n), mod(D * y * y + 1n)]
  let x = mod(above * below ** 3n * power(above * below ** 7n, (P - 5n) / 8n))
  if (mod(below * x * x) !== above) x = mod(x * ROOT_OF_MINUS_ONE)
  if (mod(below * x * x) !== above || (x === 0n && isOdd === 1n)) return null
  if ((x & 1n) !== isOdd) x = P - x
  return [x, y, 1n, mod(x * y)]
}

const BASE = decoded(Uint8Array.from({ length: 32 }, (_, place) => (place === 0 ? 0x58 : 0x66)))

function added([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const [a, b] = [mod((y1 - x1) * (y2 - x2)), mod((y1 + x1) * (y2 + x2))]
  const [c, d] = [mod(2n * t1 * t2 * D), mod(2n * z1 * z2)]
  const [e, f, g, h] = [b - a, d - c, d + c, b + a]
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)]
}

function times(point, factor) {
  let [answer, doubled] = [[0n, 1n, 1n, 0n], point]
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    if (rest & 1n) answer = added(answer, doubled)
    doubled = added(doubled, doubled)
  }
  return answer
}

/**
 * Whether this is the signature of these bytes by this key. False for a key or a signature that is none.
 *
 * @param {Uint8Array} publicKey 32 bytes
 * @param {Uint8Array} signature 64 bytes
 * @param {Uint8Array} bytes
 */
export function isSignedBy(publicKey, signature, bytes) {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const [signer, commitment] = [decoded(publicKey), decoded(signature.subarray(0, 32))]
  const factor = numberOf(signature.subarray(32))
  if (!signer || !commitment || factor >= ORDER) return false
  const hashed = new Uint8Array(64 + bytes.length)
  hashed.set(signature.subarray(0, 32))
  hashed.set(publicKey, 32)
  hashed.set(bytes, 64)
  const challenge = mod(numberOf(sha512(hashed)), ORDER)
  const [x1, y1, z1] = times(BASE, factor)
  const [x2, y2, z2] = added(commitment, times(signer, challenge))
  return mod(x1 * z2 - x2 * z1) === 0n && mod(y1 * z2 - y2 * z1) === 0n
}
