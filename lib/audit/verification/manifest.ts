// Reads the manifest of a package, and who signed it.

import { type ArchiveEntry, contentOf, type PackageSource } from './archive/read-archive'
import { type Cryptography, sha256 } from './cryptography/cryptography'
import { hexOf } from './cryptography/hex'
import { Fault } from './fault'
import { isManifest } from './manifest-shape'

export const FORMAT = 'headroom package 2'
export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.sig'
const LARGEST_MANIFEST_BYTES = 1 << 20

export interface ManifestFile {
  name: string
  size: number
  sha256: string
  storedSize: number
  storedSha256: string
}

/**
 * The sum of a column of numbers. Without `isTotal`, as in older packages, it is a checksum: it shows that no row is
 * missing, and nothing else. An amount in several currencies has a sum for each of them, by the column that names it.
 */
export interface ControlTotal {
  column: string
  sum: string
  isTotal?: true
  currencyColumn?: string
  currencies?: { currency: string; sum: string }[]
}

/**
 * The last verification before a package was finished: of every chain, the books, the anchors and the guards of the
 * database. `unrecordedCount` rows had no event to compare; `anchoredAt` is the instant of the newest anchor.
 */
export interface BooksVerification {
  at: string
  eventCount: number
  rowCount: number
  faultCount: number
  unrecordedCount: number
  anchoredAt: string | null
}

/** manifest.json, as docs/verification.md describes it. */
export interface Manifest {
  format: string
  report: { name: string; format: string; version: number; statementSha256: string }
  parameters: string
  asOf: string
  timeZone: string
  madeBy: { id: string; name: string }
  /** The versions of Headroom, of the rules, of the screening and of its places; older packages lack `screening`. */
  madeWith: { headroom: string; rules: string; screening?: string; places: string }
  rowCount: number
  columns: string[]
  controlTotals: ControlTotal[]
  generalLicenses: string[] | null
  seal: { number: number; at: string; root: string; headCount: number }
  chainHeadCount: number
  auditEvents: { count: number; record: { column: string; field: string } | null }
  /** What the installation had found in its own books; null where it did not know, missing in older packages. */
  verification?: BooksVerification | null
  files: ManifestFile[]
  signature: { algorithm: string; publicKey: string }
}

export interface SignedManifest {
  manifest: Manifest
  publicKey: string
  manifestSha256: string
}

const bytesOfBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

/**
 * A public key as 32 bytes in base64, from that text, as Settings shows it, or from a PEM file; null for other text.
 */
export function readPublicKey(given: string): string | null {
  const pem = /-----BEGIN PUBLIC KEY-----([\s\S]+)-----END PUBLIC KEY-----/.exec(given)
  try {
    const bytes = bytesOfBase64((pem?.[1] ?? given).replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/'))
    const raw = pem && bytes.length === 44 ? bytes.subarray(12) : bytes
    return raw.length === 32 ? btoa(String.fromCharCode(...raw)) : null
  } catch {
    return null
  }
}

/** All bytes of a small file of the archive. */
async function bytesOf(source: PackageSource, entries: ArchiveEntry[], name: string, limitBytes: number) {
  const entry = entries.find((each) => each.name === name)
  if (!entry) throw new Fault(`${name} is missing: this is not a package, or the file was removed`)
  if (entry.size > limitBytes || entry.storedSize > limitBytes) throw new Fault(`${name} is larger than in any package`)
  const pieces: Uint8Array[] = []
  for await (const piece of contentOf(source, entry)) pieces.push(piece)
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

function parse(bytes: Uint8Array): Manifest {
  let manifest: unknown
  try {
    manifest = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Fault(`${MANIFEST} cannot be read: it was altered`)
  }
  const format = manifest && typeof manifest === 'object' && 'format' in manifest ? manifest.format : null
  if (typeof format === 'string' && format !== FORMAT)
    throw new Fault(`${MANIFEST} has the format ${JSON.stringify(format.slice(0, 60))}, which is not supported`)
  if (!isManifest(manifest)) throw new Fault(`${MANIFEST} does not have the fields of a manifest`)
  return manifest as Manifest
}

/**
 * The manifest, once its signature is valid and, where a key is expected (in base64), is by that key. Throws a Fault
 * otherwise.
 */
export async function readManifest(
  cryptography: Cryptography,
  source: PackageSource,
  entries: ArchiveEntry[],
  expectedKey: string | null,
): Promise<SignedManifest> {
  const bytes = await bytesOf(source, entries, MANIFEST, LARGEST_MANIFEST_BYTES)
  const signature = await bytesOf(source, entries, SIGNATURE, 64)
  const manifest = parse(bytes)
  const publicKey = readPublicKey(manifest.signature.publicKey)
  if (manifest.signature.algorithm !== 'Ed25519' || !publicKey)
    throw new Fault(`${MANIFEST} does not name an Ed25519 key: it was altered`)
  if (expectedKey && expectedKey !== publicKey) {
    throw new Fault(`The package is signed by another key: by ${publicKey}, expected ${expectedKey}`)
  }
  if (!cryptography.isSignedBy(bytesOfBase64(publicKey), signature, bytes)) {
    throw new Fault(`The signature does not match ${MANIFEST}: one of the two was altered after signing`)
  }
  return { manifest, publicKey, manifestSha256: hexOf(sha256(cryptography, bytes)) }
}
