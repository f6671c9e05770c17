import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'

/** A DER value: its tag, its length, its parts. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts)
const integer = (value: number): Buffer => der(0x02, Buffer.from([value]))
const enumerated = (value: number): Buffer => der(0x0a, Buffer.from([value]))
const octets = (bytes: Buffer): Buffer => der(0x04, bytes)
const bits = (bytes: Buffer): Buffer => der(0x03, Buffer.from([0]), bytes)
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const time = (text: string): Buffer => der(0x17, Buffer.from(text))

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'))
const COMMON_NAME = oid('550403')
const KEY_DESCRIPTION = oid('2b06010401d679020111')
const REVOCATION_LISTS = oid('551d1f')

const nameOf = (text: string): Buffer => sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text)))))

type Certificate = { subject: string; publicKey: Buffer; extensions?: Buffer[] }

function certificate({ subject, publicKey, extensions = [] }: Certificate, issuer: string, key: KeyObject): Buffer {
  const content = sequence(
    der(0xa0, integer(2)),
    integer(1),
    ECDSA_SHA256,
    nameOf(issuer),
    sequence(time('200101000000Z'), time('491231235959Z')),
    nameOf(subject),
    publicKey,
    ...(extensions.length > 0 ? [der(0xa3, sequence(...extensions))] : []),
  )
  return sequence(content, ECDSA_SHA256, bits(createSign('sha256').update(content).sign(key)))
}

/**
 * The certificates of an Android phone about a key of its own, from a root that the sender made as well. The first one
 * names where its revocation list is.
 */
export function androidCertificates({
  publicKey,
  clientDataHash,
  revocationUrl,
}: {
  publicKey: Buffer
  clientDataHash: Buffer
  revocationUrl: string
}): Uint8Array[] {
  const root = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const none = sequence()
  const description = sequence(
    ...[integer(3), enumerated(1), integer(4), enumerated(1)],
    ...[octets(clientDataHash), octets(Buffer.alloc(0)), none, none],
  )
  const lists = sequence(sequence(der(0xa0, der(0xa0, der(0x86, Buffer.from(revocationUrl))))))
  const extensions = [sequence(KEY_DESCRIPTION, octets(description)), sequence(REVOCATION_LISTS, octets(lists))]
  const ofRoot = { subject: 'root', publicKey: root.publicKey.export({ format: 'der', type: 'spki' }) }
  return [
    certificate({ subject: 'key', publicKey, extensions }, 'root', root.privateKey),
    certificate(ofRoot, 'root', root.privateKey),
  ].map((bytes) => new Uint8Array(bytes))
}
