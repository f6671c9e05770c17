/** A SHA-256 computed piece by piece. `digest` ends it and returns the 32 bytes. */
export interface Sha256 {
  update(bytes: Uint8Array): void
  digest(): Uint8Array
}

/**
 * The cryptography that a check needs. There are two: node:crypto for the command, and @noble for browsers, where the
 * platform's own is missing outside HTTPS and hashes only what is in memory as one piece. Both give the same answers.
 */
export interface Cryptography {
  startSha256(): Sha256
  /**
   * Whether this is the Ed25519 signature of these bytes by this key: RFC 8032, 5.1.7, without the cofactor. False for
   * a key or a signature that is malformed, encoded in more than one way, or of small order.
   */
  isSignedBy(publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean
}

/** The SHA-256 of these bytes: 32 bytes. */
export function sha256({ startSha256 }: Cryptography, bytes: Uint8Array): Uint8Array {
  const hash = startSha256()
  hash.update(bytes)
  return hash.digest()
}

/**
 * The y coordinates of the points of small order on edwards25519, lowest byte first: for these keys anyone can sign.
 */
const SMALL_ORDER_Y = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map((hex) => BigInt(`0x${hex.match(/../g)?.reverse().join('')}`))
const FIELD_PRIME = 2n ** 255n - 19n
const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n

const numberOf = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
const yOf = (point: Uint8Array): bigint => numberOf(point) & (2n ** 255n - 1n)
const isUsualPoint = (point: Uint8Array): boolean => yOf(point) < FIELD_PRIME && !SMALL_ORDER_Y.includes(yOf(point))

/**
 * Whether a key and a signature have the one form that is accepted: their lengths, points that are canonical and not of
 * small order, and a second half below the order of the group. What differs between libraries is refused here.
 */
export const hasAcceptedForm = (publicKey: Uint8Array, signature: Uint8Array): boolean =>
  publicKey.length === 32 &&
  signature.length === 64 &&
  isUsualPoint(publicKey) &&
  isUsualPoint(signature.subarray(0, 32)) &&
  numberOf(signature.subarray(32)) < GROUP_ORDER
