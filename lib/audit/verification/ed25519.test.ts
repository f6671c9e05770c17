import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSignedBy } from './ed25519.mjs'
import { sha512 } from './sha512.mjs'

const rawOf = (key: ReturnType<typeof createPublicKey>) => key.export({ type: 'spki', format: 'der' }).subarray(12)

test('SHA-512 is that of Node, whatever the length', () => {
  for (let length = 0; length < 300; length += 1) {
    const bytes = randomBytes(length)
    expect(Buffer.from(sha512(bytes)).toString('hex')).toBe(createHash('sha512').update(bytes).digest('hex'))
  }
})

// RFC 8032, 7.1: TEST 1, TEST 2, TEST 3.
test.each([
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
])('the signatures of the standard fit: seed %s', (seed, publicKey, message, signature) => {
  const key = createPrivateKey({
    key: Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex'),
    format: 'der',
    type: 'pkcs8',
  })
  expect(rawOf(createPublicKey(key)).toString('hex')).toBe(publicKey)
  expect(isSignedBy(Buffer.from(publicKey, 'hex'), Buffer.from(signature, 'hex'), Buffer.from(message, 'hex'))).toBe(
    true,
  )
})

test('signatures of Node fit, and with one bit changed anywhere they do not', () => {
  for (let turn = 0; turn < 20; turn += 1) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const message = randomBytes(turn * 7 + 1)
    const parts = [rawOf(publicKey), sign(null, message, privateKey), message]
    const fits = ([key, signature, bytes]: Buffer[]) => isSignedBy(key!, signature!, bytes!)
    expect(fits(parts)).toBe(true)
    for (const [place, part] of parts.entries()) {
      const changed = Buffer.from(part)
      const at = (turn * 5 + place) % part.length
      changed[at]! ^= 1 << (turn % 8)
      expect(fits(parts.with(place, changed)), `part ${place}, byte ${at}`).toBe(false)
    }
  }
})

test('a signature whose second half was raised by the order of the curve is another one, and does not fit', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const signature = sign(null, Buffer.from('text'), privateKey)
  const order = (1n << 252n) + 27742317777372353535851937790883648493n
  const half = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order
  const raised = Buffer.from(half.toString(16).padStart(64, '0'), 'hex').reverse()
  const forged = Buffer.concat([signature.subarray(0, 32), raised])
  expect(isSignedBy(rawOf(publicKey), forged, Buffer.from('text'))).toBe(false)
  expect(isSignedBy(rawOf(publicKey), signature.subarray(1), Buffer.from('text'))).toBe(false)
  expect(isSignedBy(rawOf(publicKey).subarray(1), signature, Buffer.from('text'))).toBe(false)
})
