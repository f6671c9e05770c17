import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readPublicKey } from '@/lib/audit/verification/manifest'
import { encodePublicKey, readSigningKey } from './signing-key'

describe('the signing key', () => {
  test('is a seed in base64; the public key of a known one is that of RFC 8032', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex')
    const publicKey = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex')
    for (const text of [seed.toString('base64'), seed.toString('base64url')]) {
      expect(encodePublicKey(readSigningKey(text)!)).toBe(publicKey.toString('base64'))
    }
  })

  test('is a PEM file, with line breaks as they are or written as \\n', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    for (const text of [pem, pem.replaceAll('\n', '\\n')]) {
      const key = readSigningKey(text)!
      expect(verify(null, Buffer.from('text'), publicKey, sign(null, Buffer.from('text'), key))).toBe(true)
      expect(readPublicKey(publicKey.export({ type: 'spki', format: 'pem' }).toString())).toBe(encodePublicKey(key))
    }
  })

  test.each([
    ['nothing', ''],
    ['a short seed', Buffer.alloc(31).toString('base64')],
    ['a long seed', Buffer.alloc(33).toString('base64')],
    ['a broken PEM file', '-----BEGIN PRIVATE KEY-----\nxx'],
    [
      'a key of another kind',
      generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ],
  ])('is not %s', (_what, text) => {
    expect(readSigningKey(text)).toBeNull()
  })
})
