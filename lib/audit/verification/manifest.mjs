// Reads what a package says of itself, and who signed it.
import { isSignedBy } from './ed25519.mjs'
import { Fault } from './fault.mjs'
import { isManifest } from './manifest-shape.mjs'
import { contentOf } from './read-archive.mjs'
import { hexOf, sha256 } from './sha256.mjs'

export const FORMAT = 'headroom package 2'
export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.sig'
const LARGEST_MANIFEST_BYTES = 16 << 20

/**
 * @typedef {{ name: string, size: number, sha256: string, storedSize: number, storedSha256: string }} ManifestFile
 * @typedef {{
 *   format: string, report: { name: string, format: string, version: number, statementSha256: string }, parameters: string, asOf: string, timeZone: string,
 *   madeBy: { id: string, name: string }, madeWith: { headroom: string, rules: string, places: string },
 *   rowCount: number, columns: string[], controlTotals: { column: string, sum: string }[], generalLicenses: string[] | null,
 *   seal: { number: number, at: string, root: string, headCount: number }, chainHeadCount: number,
 *   auditEvents: { count: number, record: { column: string, field: string } | null },
 *   files: ManifestFile[], signature: { algorithm: string, publicKey: string }
 * }} Manifest
 */

const bytesOfBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

/**
 * A public key as somebody was given it: 32 bytes in base64, as Settings shows it, or a PEM file. Null for anything
 * else.
 *
 * @param {string} given
 */
export function readPublicKey(given) {
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
async function bytesOf(source, entries, name, limit) {
  const entry = entries.find((each) => each.name === name)
  if (!entry) throw new Fault(`${name} is missing: this is no package, or the file was taken out`)
  if (entry.size > limit || entry.storedSize > limit) throw new Fault(`${name} is larger than any package makes it`)
  const pieces = []
  for await (const piece of contentOf(source, entry)) pieces.push(piece)
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** @returns {Manifest} */
function parse(bytes) {
  let manifest
  try {
    manifest = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Fault(`${MANIFEST} cannot be read: it was altered`)
  }
  if (typeof manifest?.format === 'string' && manifest.format !== FORMAT)
    throw new Fault(`${MANIFEST} says it is a ${JSON.stringify(manifest.format)}, which is not known here`)
  if (!isManifest(manifest)) throw new Fault(`${MANIFEST} does not say what every manifest says`)
  return manifest
}

/**
 * By the platform where it can; a page that is not served over HTTPS has none, and an old browser does not know
 * Ed25519.
 */
async function signatureFits(publicKey, signature, bytes) {
  const raw = bytesOfBase64(publicKey)
  if (!globalThis.crypto?.subtle) return isSignedBy(raw, signature, bytes)
  let key
  try {
    key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify'])
  } catch (error) {
    return error?.name === 'NotSupportedError' ? isSignedBy(raw, signature, bytes) : false
  }
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, bytes)
}

/**
 * The manifest, once its signature fits and, where a key is expected, is of that key. Throws a Fault otherwise.
 *
 * @param {import('./read-archive.mjs').PackageSource} source
 * @param {import('./read-archive.mjs').ArchiveEntry[]} entries
 * @param {string | null} expectedKey in base64
 */
export async function readManifest(source, entries, expectedKey) {
  const bytes = await bytesOf(source, entries, MANIFEST, LARGEST_MANIFEST_BYTES)
  const signature = await bytesOf(source, entries, SIGNATURE, 64)
  const manifest = parse(bytes)
  const publicKey = readPublicKey(manifest.signature.publicKey)
  if (manifest.signature.algorithm !== 'Ed25519' || !publicKey)
    throw new Fault(`${MANIFEST} names no Ed25519 key: it was altered`)
  if (expectedKey && expectedKey !== publicKey) {
    throw new Fault(`The package is signed by another key: by ${publicKey}, expected was ${expectedKey}`)
  }
  if (!(await signatureFits(publicKey, signature, bytes))) {
    throw new Fault(`The signature does not fit ${MANIFEST}: one of the two was altered after signing`)
  }
  return { manifest, publicKey, manifestSha256: hexOf(sha256(bytes)) }
}
