import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 as nobleSha512 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { type Cryptography, sha256 } from './cryptography'
import { hexOf } from './hex'
import { nobleCryptography } from './noble-cryptography'
import { nodeCryptography } from './node-cryptography'

const ORDER = ed25519.Point.Fn.ORDER
const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
const littleEndian = (number: bigint) => bytesOf(number.toString(16).padStart(64, '0')).reverse()
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const rawOf = (key: ReturnType<typeof createPublicKey>) =>
  new Uint8Array(key.export({ type: 'spki', format: 'der' }).subarray(12))

function signedText(text: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const bytes = new Uint8Array(Buffer.from(text))
  return { key: rawOf(publicKey), bytes, signature: new Uint8Array(sign(null, bytes, privateKey)) }
}

const backEnds: [string, Cryptography][] = [
  ['node:crypto', nodeCryptography],
  ['@noble', nobleCryptography],
]

describe.each(backEnds)('the cryptography of %s', (_name, cryptography) => {
  // FIPS 180-4, examples of NIST, and the empty message.
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('hashes the examples of the standard (%#)', (text, hash) => {
    const bytes = new TextEncoder().encode(text)
    expect(hexOf(sha256(cryptography, bytes))).toBe(hash)
    const pieces = cryptography.startSha256()
    for (let at = 0; at < bytes.length; at += 333_333) pieces.update(bytes.subarray(at, at + 333_333))
    expect(hexOf(pieces.digest())).toBe(hash)
  })

  // RFC 8032, 7.1: TEST 1, TEST 2, TEST 3, TEST SHA(abc).
  test.each([
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155' +
        '5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
        '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac' +
        '18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
    [
      '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42',
      'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
        '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
      'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589' +
        '09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
    ],
  ])('accepts the signatures of the standard (%#)', (seed, publicKey, message, signature) => {
    const key = createPrivateKey({
      key: Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex'),
      format: 'der',
      type: 'pkcs8',
    })
    expect(hexOf(rawOf(createPublicKey(key)))).toBe(publicKey)
    expect(cryptography.isSignedBy(bytesOf(publicKey), bytesOf(signature), bytesOf(message))).toBe(true)
  })

  test('accepts a signature, and refuses it with one bit changed anywhere', () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const { key, signature, bytes } = signedText(randomBytes(turn * 7 + 1).toString('hex'))
      expect(cryptography.isSignedBy(key, signature, bytes)).toBe(true)
      const parts: [Uint8Array, Uint8Array, Uint8Array] = [key, signature, bytes]
      for (const [position, part] of parts.entries()) {
        const changed = Uint8Array.from(part)
        changed[(turn * 5 + position) % part.length]! ^= 1 << (turn % 8)
        const [a, b, c] = parts.with(position, changed) as typeof parts
        expect(cryptography.isSignedBy(a, b, c), `part ${position}`).toBe(false)
      }
    }
  })

  test('refuses keys and signatures of other lengths', () => {
    const { key, signature, bytes } = signedText('text')
    const zero = new Uint8Array(1)
    for (const wrong of [key.subarray(1), joined(key, zero), new Uint8Array(0)])
      expect(cryptography.isSignedBy(wrong, signature, bytes)).toBe(false)
    for (const wrong of [signature.subarray(0, 63), joined(signature, zero), new Uint8Array(0)])
      expect(cryptography.isSignedBy(key, wrong, bytes)).toBe(false)
  })

  test('refuses a second half that is raised by the order of the group', () => {
    const { key, signature, bytes } = signedText('text')
    const half = BigInt(`0x${hexOf(signature.slice(32).reverse())}`)
    const raised = joined(signature.subarray(0, 32), littleEndian(half + ORDER))
    expect(cryptography.isSignedBy(key, raised, bytes)).toBe(false)
  })

  test('refuses every key of small order, for which anyone can sign, in every encoding', () => {
    for (const key of smallOrderKeys()) {
      // With S = 0 and R = -[k]A, one of the eight points of small order, the equation holds.
      for (const commitment of smallOrderKeys())
        for (const text of ['a', 'b', 'c']) {
          const signature = joined(commitment, new Uint8Array(32))
          expect(cryptography.isSignedBy(key, signature, Buffer.from(text))).toBe(false)
        }
    }
  })

  test('refuses a key that is not a point of the curve', () => {
    const { signature, bytes } = signedText('text')
    const notAPoint = joined(Uint8Array.from([2]), new Uint8Array(31))
    expect(() => ed25519.Point.fromBytes(notAPoint)).toThrow()
    expect(cryptography.isSignedBy(notAPoint, signature, bytes)).toBe(false)
  })

  test('refuses what holds only when it is multiplied by the cofactor', () => {
    const { key, signature, bytes } = mixedOrderSignature()
    expect(ed25519.verify(signature, bytes, key, { zip215: true })).toBe(true)
    expect(cryptography.isSignedBy(key, signature, bytes)).toBe(false)
  })
})

test('a key of small order would be accepted by node:crypto without the check of its form', () => {
  const identity = joined(Uint8Array.from([1]), new Uint8Array(31))
  const signature = joined(identity, new Uint8Array(32))
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), identity]),
    format: 'der',
    type: 'spki',
  })
  expect(verify(null, Buffer.from('anything'), key, signature)).toBe(true)
})

/** The eight points of small order with both signs, and their encodings with y at or above the prime of the field. */
function smallOrderKeys(): Uint8Array[] {
  const generator = ed25519.Point.fromBytes(bytesOf('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'))
  const points = Array.from({ length: 8 }, (_, times) =>
    times === 0 ? ed25519.Point.ZERO.toBytes() : generator.multiplyUnsafe(BigInt(times)).toBytes(),
  )
  expect(new Set(points.map(hexOf)).size).toBe(8)
  const prime = 2n ** 255n - 19n
  const encodings = [...points, littleEndian(prime), littleEndian(prime + 1n)]
  const withSign = encodings.map((bytes) => Uint8Array.from(bytes, (byte, at) => (at === 31 ? byte | 0x80 : byte)))
  return [...encodings, ...withSign]
}

/** A signature under a key with a part of small order, for which the equation holds only up to that part. */
function mixedOrderSignature() {
  const { Point } = ed25519
  const torsion = Point.fromBytes(bytesOf('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'))
  const [secret, nonce] = [12_345n, 67_890n]
  const key = Point.BASE.multiply(secret).add(torsion).toBytes()
  const commitment = Point.BASE.multiply(nonce).toBytes()
  for (let turn = 0; ; turn += 1) {
    const bytes = new TextEncoder().encode(`text ${turn}`)
    const hash = nobleSha512(joined(commitment, key, bytes))
    const challenge = BigInt(`0x${hexOf(hash.reverse())}`) % ORDER
    if (challenge % 8n === 0n) continue
    return { key, bytes, signature: joined(commitment, littleEndian((nonce + challenge * secret) % ORDER)) }
  }
}
