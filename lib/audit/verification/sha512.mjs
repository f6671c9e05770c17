// SHA-512 (FIPS 180-4) of a few kilobytes, for the signature where the platform has none. Slower than SHA-256 here by
// far: nothing long is hashed with it.

const BITS = (1n << 64n) - 1n
const BLOCK = 128
const ROUNDS = 80

/** The largest whole number whose power is not above `value`. */
function wholeRoot(value, power) {
  let [low, high] = [0n, 1n << 80n]
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle ** power <= value) low = middle
    else high = middle
  }
  return low
}

const PRIMES = []
for (let number = 2; PRIMES.length < ROUNDS; number += 1) {
  if (PRIMES.every((prime) => number % Number(prime) !== 0)) PRIMES.push(BigInt(number))
}
const CONSTANTS = PRIMES.map((prime) => wholeRoot(prime << 192n, 3n) & BITS)
const BEGINNING = PRIMES.slice(0, 8).map((prime) => wholeRoot(prime << 128n, 2n) & BITS)

const turned = (word, by) => (word >> by) | ((word << (64n - by)) & BITS)

function mix(state, view, at) {
  const words = Array.from({ length: 16 }, (_, place) => view.getBigUint64(at + place * 8))
  for (let i = 16; i < ROUNDS; i += 1) {
    const [x, y] = [words[i - 15], words[i - 2]]
    const low = turned(x, 1n) ^ turned(x, 8n) ^ (x >> 7n)
    const high = turned(y, 19n) ^ turned(y, 61n) ^ (y >> 6n)
    words.push((words[i - 16] + low + words[i - 7] + high) & BITS)
  }
  let [a, b, c, d, e, f, g, h] = state
  for (let i = 0; i < ROUNDS; i += 1) {
    const high = turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n)
    const first = h + high + ((e & f) ^ ((e ^ BITS) & g)) + CONSTANTS[i] + words[i]
    const low = turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n)
    const second = low + ((a & b) ^ (a & c) ^ (b & c))
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & BITS, c, b, a, (first + second) & BITS]
  }
  return [a, b, c, d, e, f, g, h].map((word, place) => (word + state[place]) & BITS)
}

/**
 * The SHA-512 of these bytes: 64 bytes.
 *
 * @param {Uint8Array} bytes
 */
export function sha512(bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 17) / BLOCK) * BLOCK)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n)
  let state = BEGINNING
  for (let at = 0; at < padded.length; at += BLOCK) state = mix(state, view, at)
  const answer = new DataView(new ArrayBuffer(64))
  for (const [place, word] of state.entries()) answer.setBigUint64(place * 8, word)
  return new Uint8Array(answer.buffer)
}
