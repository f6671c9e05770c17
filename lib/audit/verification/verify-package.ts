// The check of a package (docs/verification.md), written so that a browser can run it too: no database, no running
// application, nothing sent anywhere. Files of any length are read in pieces.

import { crc32 } from './archive/crc32'
import { type ArchiveEntry, contentOf, type PackageSource, readArchive } from './archive/read-archive'
import { AUDIT_EVENTS, AuditEvents } from './audit-events'
import { bookFindings } from './book-findings'
import { CHAIN_HEADS, ChainHeads } from './chain-heads'
import type { Cryptography } from './cryptography/cryptography'
import { hexOf } from './cryptography/hex'
import { Fault } from './fault'
import { formatCount, formatNumber } from './format-count'
import { MANIFEST, type Manifest, readManifest, SIGNATURE } from './manifest'
import { recordFindings } from './record-findings'
import { RecordSet } from './record-set'
import { CsvRows } from './rows/csv-rows'
import { JsonRows } from './rows/json-rows'
import { RowsTally } from './rows/rows-tally'
import { SheetRows } from './rows/sheet-rows'

/**
 * The result of a check. `checks` describes what was checked and passed, `notes` what was not checked or is worth
 * knowing; `fault` is the first thing wrong, or null when the package is valid. `manifest`, its hash and `publicKey`
 * are null until the signature was found valid.
 */
export interface PackageVerdict {
  isValid: boolean
  fault: string | null
  checks: string[]
  notes: string[]
  manifest: Manifest | null
  manifestSha256: string | null
  publicKey: string | null
  expectedKey: string | null
}

/** The public key to trust, in base64; without one the package's own is used, and the verdict states that. */
export interface VerifyOptions {
  expectedKey?: string | null
}

interface ContentReader {
  take(bytes: Uint8Array): void
  end(): string[] | Promise<string[]>
}

/**
 * Checks a package. Never throws for a package that is not valid, however it was changed; an error of reading is
 * thrown.
 */
export async function verifyPackageWith(
  cryptography: Cryptography,
  source: PackageSource,
  { expectedKey = null }: VerifyOptions = {},
): Promise<PackageVerdict> {
  const verdict: PackageVerdict = {
    ...{ isValid: false, fault: null, checks: [], notes: [] },
    ...{ manifest: null, manifestSha256: null, publicKey: null, expectedKey },
  }
  const reading: Reading = { error: null }
  try {
    await checkAll(cryptography, watched(source, reading), verdict)
    verdict.isValid = true
  } catch (error) {
    if (reading.error) throw reading.error
    // Any other error comes from content that nothing above expected: such a package is not valid either.
    verdict.fault =
      error instanceof Fault ? `${error.message}.` : `The package cannot be read: ${(error as Error).message}.`
  }
  return verdict
}

type Reading = { error: unknown }

/** The source, remembering an error of reading: that is not a fault of the package. */
const watched = (source: PackageSource, reading: Reading): PackageSource => ({
  size: source.size,
  read: async (from, to) => {
    try {
      return await source.read(from, to)
    } catch (error) {
      reading.error = error
      throw error
    }
  },
})

async function checkAll(cryptography: Cryptography, source: PackageSource, verdict: PackageVerdict): Promise<void> {
  const { expectedKey } = verdict
  const entries = await readArchive(source)
  const signed = await readManifest(cryptography, source, entries, expectedKey)
  Object.assign(verdict, signed)
  const trusted = expectedKey
    ? 'the expected key'
    : 'a key named by the package itself: compare it with the one its sender sees under Settings'
  verdict.checks.push(`${MANIFEST} carries the Ed25519 signature of ${signed.publicKey}, ${trusted}.`)
  compareNames(entries, signed.manifest)
  compareSizes(entries, signed.manifest)
  const check = new PackageCheck(cryptography, source, entries, signed.manifest)
  for (const entry of entries) verdict.checks.push(...(await check.checkFile(entry)))
  verdict.checks.push(
    `Every byte of the archive's ${formatNumber(source.size)} is accounted for: ` +
      `${formatCount(entries.length, 'file')} and nothing between or after them.`,
  )
  // Last, so that a package with such a fault is known to be what was signed.
  for (const { checks, notes } of [
    recordFindings(signed.manifest, check.tally, check.records),
    bookFindings(signed.manifest),
  ]) {
    verdict.checks.push(...checks)
    verdict.notes.push(...notes)
  }
}

function compareNames(entries: ArchiveEntry[], manifest: Manifest): void {
  const inArchive = entries.map(({ name }) => name)
  const listed = [...manifest.files.map(({ name }) => name), MANIFEST, SIGNATURE]
  const missing = [...listed, CHAIN_HEADS, AUDIT_EVENTS].find((name) => !inArchive.includes(name))
  if (missing) throw new Fault(`${missing} is missing: it belongs in every package`)
  const extra = inArchive.find((name) => !listed.includes(name))
  if (extra) throw new Fault(`${extra} does not belong in the package: the manifest does not list it`)
  if (inArchive.join('\n') !== listed.join('\n'))
    throw new Fault('The files of the archive are not in the order of the manifest')
}

/** Compared before anything is unpacked: the sizes in the archive decide how much is read. */
function compareSizes(entries: ArchiveEntry[], manifest: Manifest): void {
  for (const [at, { name, size, storedSize }] of manifest.files.entries()) {
    const entry = entries[at]
    if (entry?.size !== size) throw new Fault(`${name} was altered: the manifest states another size of it`)
    if (entry.storedSize !== storedSize)
      throw new Fault(`The packed bytes of ${name} were altered: the manifest states another number of them`)
  }
}

const UNREAD: ContentReader = { take: () => {}, end: () => [] }

/** One check under way: its files are checked in the order of the archive, the rows first. */
class PackageCheck {
  readonly records = new RecordSet()
  readonly tally: RowsTally
  readonly #cryptography: Cryptography
  readonly #source: PackageSource
  readonly #manifest: Manifest
  readonly #readers: Map<string, ContentReader>

  constructor(cryptography: Cryptography, source: PackageSource, entries: ArchiveEntry[], manifest: Manifest) {
    const [rowsEntry] = entries
    if (!rowsEntry) throw new Fault('The archive is empty')
    this.#cryptography = cryptography
    this.#source = source
    this.#manifest = manifest
    this.tally = new RowsTally(rowsEntry.name, manifest, this.records)
    const heads = new ChainHeads(cryptography, manifest)
    this.#readers = new Map<string, ContentReader>([
      [rowsEntry.name, this.#rowsReader(rowsEntry)],
      [CHAIN_HEADS, heads],
      [AUDIT_EVENTS, new AuditEvents(cryptography, manifest, heads, this.records)],
    ])
  }

  #rowsReader(entry: ArchiveEntry): ContentReader {
    const { format } = this.#manifest.report
    const makers = {
      csv: () => new CsvRows(this.tally),
      jsonl: () => new JsonRows(this.tally),
      xlsx: () => new SheetRows(this.tally, this.#source, entry),
    }
    if (!Object.hasOwn(makers, format) || !entry.name.endsWith(`.${format}`))
      throw new Fault(`${entry.name} is of a type that is not supported`)
    const rows = makers[format as keyof typeof makers]()
    return {
      take: (bytes) => rows.take(bytes),
      end: async () => {
        await rows.end()
        return [this.tally.end()]
      },
    }
  }

  /** Checks one file against the manifest and returns descriptions of what passed. Throws a Fault otherwise. */
  async checkFile(entry: ArchiveEntry): Promise<string[]> {
    const reader = this.#readers.get(entry.name) ?? UNREAD
    const { problem, ...found } = await this.#readFile(entry, reader)
    const listed = this.#manifest.files.find(({ name }) => name === entry.name)
    if (listed && listed.sha256 !== found.sha256) {
      throw new Fault(`${entry.name} was altered: its SHA-256 is ${found.sha256}, the manifest states ${listed.sha256}`)
    }
    if (listed && listed.storedSha256 !== found.storedSha256)
      throw new Fault(`The packed bytes of ${entry.name} were altered`)
    if (found.size !== entry.size || found.crc !== entry.crc)
      throw new Fault(`The size or the checksum of ${entry.name} in the archive is wrong`)
    const passed = listed
      ? [`${entry.name} is the file that was signed: ${formatCount(found.size, 'byte')}, SHA-256 ${found.sha256}.`]
      : []
    try {
      if (problem) throw problem
      return [...passed, ...(await reader.end())]
    } catch (error) {
      throw error instanceof Fault ? error : new Fault(`${entry.name} cannot be read: ${(error as Error).message}`)
    }
  }

  /** Reads a file through; a problem with its content is returned, because a wrong hash is reported before it. */
  async #readFile(entry: ArchiveEntry, reader: ContentReader) {
    const [stored, content] = [this.#cryptography.startSha256(), this.#cryptography.startSha256()]
    let [crc, size] = [0, 0]
    let problem: unknown = null
    for await (const bytes of contentOf(this.#source, entry, (packed) => stored.update(packed))) {
      size += bytes.length
      crc = crc32(bytes, crc)
      content.update(bytes)
      try {
        if (!problem) reader.take(bytes)
      } catch (error) {
        problem = error
      }
    }
    return { size, crc, problem, sha256: hexOf(content.digest()), storedSha256: hexOf(stored.digest()) }
  }
}
