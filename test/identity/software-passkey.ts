import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { RELYING_PARTY } from '@/lib/identity/second-factor/passkey-challenge'

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest()
const PRESENT = 0x01
const VERIFIED = 0x04
const HAS_KEY = 0x40

/** What an answer states differently from that of an honest passkey at the configured address. */
export type Dishonest = {
  challenge?: string
  origin?: string
  rpId?: string
  type?: string
  count?: number
  isPresent?: boolean
  isVerified?: boolean
  /** Changes the data after they were signed. */
  isChangedLater?: boolean
}

type ValueMap = Map<string | number, unknown>
/** The statement about a new passkey, made from its data and the hash of what the browser states. */
type Attest = (made: { authData: Buffer; clientDataHash: Buffer; publicKey: Buffer }) => {
  fmt: string
  attStmt: ValueMap
}

/** A passkey without a device: answers as a browser sends them, with ECDSA on a curve and a counter of its own. */
export function softwarePasskey({ curve = 'P-256', algorithm = -7 } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve })
  const id = randomBytes(32)
  let uses = 0

  const clientDataOf = (challenge: string, { origin, type }: Dishonest, usual: string): Buffer =>
    Buffer.from(JSON.stringify({ type: type ?? usual, challenge, origin: origin ?? RELYING_PARTY?.origin }))

  function authDataOf({ rpId, count, isPresent = true, isVerified = true }: Dishonest, more = Buffer.alloc(0)): Buffer {
    const flags = (isPresent ? PRESENT : 0) | (isVerified ? VERIFIED : 0) | (more.length > 0 ? HAS_KEY : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(count ?? uses)
    return Buffer.concat([sha256(rpId ?? RELYING_PARTY?.id ?? ''), Buffer.from([flags]), counter, more])
  }

  /** The key as COSE has it. */
  function coseKey(): Buffer {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const curveId = { 'P-256': 1, 'P-384': 2 }[curve] ?? 0
    const point = [x, y].map((part) => new Uint8Array(Buffer.from(part, 'base64url')))
    const entries: [number, unknown][] = [
      [1, 2],
      [3, algorithm],
      [-1, curveId],
      [-2, point[0]],
      [-3, point[1]],
    ]
    return Buffer.from(isoCBOR.encode(new Map(entries) as never))
  }

  const envelope = (response: Record<string, unknown>): string => {
    const name = id.toString('base64url')
    return JSON.stringify({ id: name, rawId: name, type: 'public-key', clientExtensionResults: {}, response })
  }

  return {
    /** The answer to the options for a new passkey. */
    make(options: { challenge: string }, changes: Dishonest = {}, attest?: Attest): string {
      const clientData = clientDataOf(changes.challenge ?? options.challenge, changes, 'webauthn.create')
      const idLength = Buffer.from([0, id.length])
      const authData = authDataOf(changes, Buffer.concat([Buffer.alloc(16), idLength, id, coseKey()]))
      const spki = publicKey.export({ format: 'der', type: 'spki' })
      const made = { authData, clientDataHash: sha256(clientData), publicKey: spki }
      const { fmt, attStmt } = attest?.(made) ?? { fmt: 'none', attStmt: new Map() }
      const attestation = new Map<string, unknown>([
        ['fmt', fmt],
        ['attStmt', attStmt],
        ['authData', new Uint8Array(authData)],
      ])
      const attestationObject = Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url')
      return envelope({ clientDataJSON: clientData.toString('base64url'), attestationObject, transports: ['internal'] })
    },

    /** The answer to a question of a stored passkey; each answer counts one more. */
    give(question: { challenge: string }, changes: Dishonest = {}): string {
      uses += 1
      const clientData = clientDataOf(changes.challenge ?? question.challenge, changes, 'webauthn.get')
      const authData = authDataOf(changes)
      const signed = Buffer.concat([authData, sha256(clientData)])
      const signature = createSign('sha256').update(signed).sign(privateKey)
      if (changes.isChangedLater) authData.writeUInt32BE(uses + 100, 33)
      return envelope({
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
      })
    },

    /** A signature of the passkey over something else. */
    sign: (bytes: Buffer): Buffer => createSign('sha256').update(bytes).sign(privateKey),
  }
}
