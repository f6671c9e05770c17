// SHA-256 (FIPS 180-4) piece by piece, so that a file of any length is hashed in constant memory, in Node and in any
// browser alike: a browser's own digest takes everything at once, and not at all where the page is not served over
// HTTPS.

const isPrime = (number) => {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) return false
  return true
}
const PRIMES = Array.from({ length: 312 }, (_, at) => at).filter((number) => number > 1 && isPrime(number))
const fraction = (value) => Math.floor((value - Math.floor(value)) * 2 ** 32)
const ROUNDS = Int32Array.from(PRIMES.slice(0, 64), (prime) => fraction(Math.cbrt(prime)) | 0)
const BEGINNING = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)) | 0)
const BLOCK = 64

/** Mixes the 64 bytes at `at` into the state; `words` is room for its schedule. */
function mix(state, words, bytes, at) {
  for (let i = 0, from = at; i < 16; i += 1, from += 4) {
    words[i] = (bytes[from] << 24) | (bytes[from + 1] << 16) | (bytes[from + 2] << 8) | bytes[from + 3]
  }
  for (let i = 16; i < 64; i += 1) {
    const x = words[i - 15]
    const y = words[i - 2]
    const low = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const high = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    words[i] = (words[i - 16] + low + words[i - 7] + high) | 0
  }
  let a = state[0]
  let b = state[1]
  let c = state[2]
  let d = state[3]
  let e = state[4]
  let f = state[5]
  let g = state[6]
  let h = state[7]
  for (let i = 0; i < 64; i += 1) {
    const high = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const first = (h + high + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i]) | 0
    const low = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  state[0] += a
  state[1] += b
  state[2] += c
  state[3] += d
  state[4] += e
  state[5] += f
  state[6] += g
  state[7] += h
}

/** A hash under way: `update` takes the next bytes, `digest` ends it and answers the 32 bytes. */
export class Sha256 {
  #state = Int32Array.from(BEGINNING)
  #words = new Int32Array(64)
  #rest = new Uint8Array(BLOCK)
  #kept = 0
  #length = 0

  /** @param {Uint8Array} bytes */
  update(bytes) {
    this.#length += bytes.length
    let at = 0
    if (this.#kept > 0) {
      at = Math.min(BLOCK - this.#kept, bytes.length)
      this.#rest.set(bytes.subarray(0, at), this.#kept)
      this.#kept += at
      if (this.#kept < BLOCK) return this
      mix(this.#state, this.#words, this.#rest, 0)
      this.#kept = 0
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) mix(this.#state, this.#words, bytes, at)
    this.#rest.set(bytes.subarray(at))
    this.#kept = bytes.length - at
    return this
  }

  /** @returns {Uint8Array} */
  digest() {
    const bits = this.#length * 8
    const padding = new Uint8Array(this.#kept < 56 ? BLOCK - this.#kept : 2 * BLOCK - this.#kept)
    padding[0] = 0x80
    const view = new DataView(padding.buffer)
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(padding.length - 4, bits >>> 0)
    this.update(padding)
    const answer = new DataView(new ArrayBuffer(32))
    this.#state.forEach((word, place) => {
      answer.setInt32(place * 4, word)
    })
    return new Uint8Array(answer.buffer)
  }
}

/**
 * The SHA-256 of these bytes: 32 bytes.
 *
 * @param {Uint8Array} bytes
 */
export const sha256 = (bytes) => new Sha256().update(bytes).digest()

/**
 * Bytes as hexadecimal digits in lower case.
 *
 * @param {Uint8Array} bytes
 */
export const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * The bytes of hexadecimal digits.
 *
 * @param {string} hex
 */
export const bytesOfHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
