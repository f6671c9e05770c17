import { createHash, sign } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'
import {
  DEFLATED,
  descriptor,
  directory,
  localHeader,
  STORED,
  type ZipEntry,
} from '@/lib/audit/verification/archive/zip-format'
import { readSigningKey } from '@/lib/kernel/crypto/signing-key'

const KEY = readSigningKey(Buffer.alloc(32, 9).toString('base64'))!
const PUBLIC_KEY = Buffer.from(KEY.export({ format: 'jwk' }).x!, 'base64url').toString('base64')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

type Placed = ZipEntry & { offset: number }
type Part = { name: string; bytes: Uint8Array; isStored?: boolean; statedSize?: number }

/** A ZIP archive as a package has it, of these parts; a part may state another size than it unpacks to. */
export function archiveOf(parts: readonly Part[]): { bytes: Buffer; entries: Placed[] } {
  const pieces: Uint8Array[] = []
  const entries: Placed[] = []
  let offset = 0
  for (const { name, bytes, isStored = false, statedSize } of parts) {
    const stored = isStored ? bytes : deflateRawSync(bytes)
    const size = statedSize ?? bytes.length
    const entry = { name, method: isStored ? STORED : DEFLATED, crc: crc32(bytes), storedSize: stored.length, size }
    const written = [localHeader(entry), stored, descriptor(entry)]
    entries.push({ ...entry, offset })
    pieces.push(...written)
    offset += written.reduce((sum, { length }) => sum + length, 0)
  }
  return { bytes: Buffer.concat([...pieces, directory(entries, offset)]), entries }
}

/**
 * A package that a stranger made: of any content, signed by a key of their own, so that every hash and signature in it
 * is right. `manifest` has the last word on its fields.
 */
export function hostilePackage(rows: Part, manifest: Record<string, unknown> = {}): Uint8Array {
  const empty = (name: string): Part => ({ name, bytes: new Uint8Array(0) })
  const parts = [rows, empty('chain-heads.jsonl'), empty('audit-events.jsonl')]
  const files = archiveOf(parts).entries.map(({ name, size, storedSize }, at) => {
    const { bytes } = parts[at]!
    return { name, size, storedSize, sha256: sha256(bytes), storedSha256: sha256(deflateRawSync(bytes)) }
  })
  const text = JSON.stringify({
    ...{ format: 'headroom package 2', parameters: '', asOf: '', timeZone: 'UTC', madeBy: { id: '', name: '' } },
    report: { name: 'payments', format: rows.name.split('.').at(-1), version: 1, statementSha256: '' },
    madeWith: { headroom: '', rules: '', places: '' },
    ...{ rowCount: 1, columns: ['a'], controlTotals: [], generalLicenses: null, chainHeadCount: 0 },
    seal: { number: 1, at: '', root: '', headCount: 0 },
    auditEvents: { count: 0, record: null },
    ...{ files, signature: { algorithm: 'Ed25519', publicKey: PUBLIC_KEY } },
    ...manifest,
  })
  const bytes = Buffer.from(text)
  const signed = [
    { name: 'manifest.json', bytes },
    { name: 'manifest.sig', bytes: new Uint8Array(sign(null, bytes, KEY)), isStored: true },
  ]
  return new Uint8Array(archiveOf([...parts, ...signed]).bytes)
}
