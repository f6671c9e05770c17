import { createHash, sign } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { inflateRawSync } from 'node:zlib'
import { crc32 } from '@/lib/audit/verification/archive/crc32'
import { readArchive } from '@/lib/audit/verification/archive/read-archive'
import { directory, localHeader } from '@/lib/audit/verification/archive/zip-format'
import { verifyPackage } from '@/lib/audit/verification/in-node'
import type { Manifest } from '@/lib/audit/verification/manifest'
import { readSigningKey } from '@/lib/kernel/crypto/signing-key'
import type { Actor } from '@/lib/permissions/permissions'
import { createPackage } from '@/lib/reporting/exports/create-package'
import type { PackageFormat } from '@/lib/reporting/exports/package/package-files'
import { addCompany, addLicense, addPayment } from '../ledger/ledger'
import { valueIn } from '../rules/use-cases'

// Shared by the tests of signed packages: to take one apart, and to put it together again as a forger would.

/** Bytes in memory as the source of a package. */
export const sourceOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (from: number, to: number) => bytes.subarray(from, to),
})

/** Companies of these names that paid in two years, with characters in a note that each format escapes in its way. */
export async function addPayers(recordedById: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const companyId = await addCompany(name)
    const common = { companyId, recordedById, fsbLicenseId: await addLicense(companyId) }
    await addPayment({ ...common, amountCents: 12_345, paymentDate: '2025-03-02' })
    await addPayment({ ...common, amountCents: 20_001, paymentDate: '2026-03-02', note: 'one, "two"\nthree' })
  }
}

/** A package as it is downloaded. */
export async function packageFor(
  actor: Actor,
  report: string,
  { query = '', format = 'csv' as PackageFormat } = {},
): Promise<Uint8Array> {
  const { body } = await valueIn(createPackage(actor, { report, search: new URLSearchParams(query), format }))
  return new Uint8Array(await buffer(body))
}

/** The first thing wrong with a package; null when it is valid. */
export const faultOf = async (bytes: Uint8Array): Promise<string | null> => (await verifyPackage(sourceOf(bytes))).fault

/** The files of a package, unpacked, in their order. */
export async function filesOf(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const entry of await readArchive(sourceOf(bytes))) {
    const stored = Buffer.from(bytes.subarray(entry.begins, entry.begins + entry.storedSize))
    files.set(entry.name, entry.method === 0 ? stored : inflateRawSync(stored))
  }
  return files
}

/** The key of the instance in tests (test/database/database-copy.ts): with it, the instance itself has signed. */
export const INSTANCE_KEY = Buffer.alloc(32, 7)

/**
 * A package taken apart, changed, and put together again with every hash and checksum corrected; `key` signs it again,
 * `wide` is the other form.
 */
export async function rebuilt(
  from: Uint8Array,
  change: (files: Map<string, Buffer>, manifest: Manifest) => void,
  { key, wide = false }: { key?: Buffer; wide?: boolean } = {},
) {
  const files = await filesOf(from)
  const manifest = JSON.parse(files.get('manifest.json')!.toString())
  change(files, manifest)
  if (key) {
    for (const file of manifest.files) {
      const bytes = files.get(file.name)!
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      Object.assign(file, { size: bytes.length, storedSize: bytes.length, sha256, storedSha256: sha256 })
    }
    files.set('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
    files.set('manifest.sig', sign(null, files.get('manifest.json')!, readSigningKey(key.toString('base64'))!))
  }
  const [parts, entries] = [[] as Uint8Array[], [] as Parameters<typeof directory>[0]]
  let offset = 0
  for (const [name, bytes] of files) {
    const entry = { name, method: 0, crc: crc32(bytes), storedSize: bytes.length, size: bytes.length, offset }
    parts.push(localHeader(entry, wide), bytes)
    offset += localHeader(entry, wide).length + bytes.length
    entries.push(entry)
  }
  return new Uint8Array(Buffer.concat([...parts, directory(entries, offset, wide)]))
}

/** The notes of a verdict on its package alone, without those on the books of the installation that made it. */
export const notesOnPackage = ({ notes }: { notes: string[] }): string[] =>
  notes.filter((note) => !/ of the books had no event | not anchored outside /.test(note))
