// The check of a package (docs/verification.md), written so that a browser can run it as well: no database, no running
// application, nothing sent anywhere. Files of any length are read in pieces.
import { AUDIT_EVENTS, AuditEvents } from './audit-events.mjs'
import { CHAIN_HEADS, ChainHeads } from './chain-heads.mjs'
import { crc32 } from './crc32.mjs'
import { CsvRows } from './csv-rows.mjs'
import { Fault } from './fault.mjs'
import { JsonRows } from './json-rows.mjs'
import { MANIFEST, readManifest, SIGNATURE } from './manifest.mjs'
import { contentOf, readArchive } from './read-archive.mjs'
import { RecordSet } from './record-set.mjs'
import { RowsTally } from './rows-tally.mjs'
import { hexOf, Sha256 } from './sha256.mjs'
import { SheetRows } from './sheet-rows.mjs'
import { counted, figure } from './words.mjs'

/**
 * What the check found. `checks` says in plain words what was checked and fits, `notes` what was not checked or is
 * worth knowing; `fault` is the first thing wrong, or null when the package is whole. `manifest`, its hash and
 * `publicKey` are null until the signature was found to fit.
 *
 * @typedef {{
 *   whole: boolean, fault: string | null, checks: string[], notes: string[], manifest: import('./manifest.mjs').Manifest | null,
 *   manifestSha256: string | null, publicKey: string | null, expectedKey: string | null
 * }} PackageVerdict
 */

/**
 * Checks a package. Never throws for a package that is not whole, however it was changed; an error of reading is
 * thrown.
 *
 * @param {import('./read-archive.mjs').PackageSource} source
 * @param {{ expectedKey?: string | null }} [options] the public key to trust, in base64; without one the package's own is used, and the answer says so
 * @returns {Promise<PackageVerdict>}
 */
export async function verifyPackage(source, { expectedKey = null } = {}) {
  /** @type {PackageVerdict} */
  const verdict = {
    ...{ whole: false, fault: null, checks: [], notes: [] },
    ...{ manifest: null, manifestSha256: null, publicKey: null, expectedKey },
  }
  const reading = { failed: null }
  try {
    await checkAll(watched(source, reading), verdict)
    verdict.whole = true
  } catch (error) {
    if (reading.failed) throw reading.failed
    // What is no Fault comes of a content that nobody foresaw: it is not whole either.
    verdict.fault = error instanceof Fault ? `${error.message}.` : `The package cannot be read: ${error.message}.`
  }
  return verdict
}

/** The source, remembering an error of reading: that is no fault of the package. */
const watched = (source, reading) => ({
  size: source.size,
  read: async (from, to) => {
    try {
      return await source.read(from, to)
    } catch (error) {
      reading.failed = error
      throw error
    }
  },
})

async function checkAll(source, verdict) {
  const { expectedKey } = verdict
  const entries = await readArchive(source)
  const { manifest, publicKey, manifestSha256 } = await readManifest(source, entries, expectedKey)
  Object.assign(verdict, { manifest, publicKey, manifestSha256 })
  const trusted = expectedKey
    ? 'the key that was expected'
    : 'a key named by the package itself: compare it with the one its sender shows under Settings'
  verdict.checks.push(`${MANIFEST} carries the Ed25519 signature of ${publicKey}, ${trusted}.`)
  compareNames(entries, manifest)
  const readers = readersOf(source, entries, manifest)
  for (const entry of entries) verdict.checks.push(...(await checkFile(source, entry, manifest, readers)))
  verdict.checks.push(
    `Every byte of the archive's ${figure(source.size)} is accounted for: ${counted(entries.length, 'file')} and nothing between or behind them.`,
  )
  const { checks, notes } = recordWords(manifest, readers)
  verdict.checks.push(...checks)
  verdict.notes.push(...notes)
}

function compareNames(entries, manifest) {
  const inArchive = entries.map(({ name }) => name)
  const listed = [...manifest.files.map(({ name }) => name), MANIFEST, SIGNATURE]
  const missing = [...listed, CHAIN_HEADS, AUDIT_EVENTS].find((name) => !inArchive.includes(name))
  if (missing) throw new Fault(`${missing} is missing: it belongs to every package`)
  const extra = inArchive.find((name) => !listed.includes(name))
  if (extra) throw new Fault(`${extra} does not belong to the package: the manifest does not list it`)
  if (inArchive.join('\n') !== listed.join('\n'))
    throw new Fault('The files of the archive are not in the order of the manifest')
}

/** What is read out of each file beside its hash: figures, proofs, events. */
function readersOf(source, entries, manifest) {
  const records = new RecordSet()
  const [rowsEntry] = entries
  const tally = new RowsTally(rowsEntry.name, manifest, records)
  const rowReaders = {
    csv: () => new CsvRows(tally),
    jsonl: () => new JsonRows(tally),
    xlsx: () => new SheetRows(tally, source, rowsEntry),
  }
  const makeReader = Object.hasOwn(rowReaders, manifest.report.format) ? rowReaders[manifest.report.format] : null
  if (!makeReader || !rowsEntry.name.endsWith(`.${manifest.report.format}`))
    throw new Fault(`${rowsEntry.name} is a kind of file that is not known here`)
  const rows = makeReader()
  const heads = new ChainHeads(manifest)
  const events = new AuditEvents(manifest, heads, records)
  const summed = {
    take: (bytes) => rows.take(bytes),
    end: async () => {
      await rows.end()
      return [tally.end()]
    },
  }
  return {
    byName: new Map([
      [rowsEntry.name, summed],
      [CHAIN_HEADS, heads],
      [AUDIT_EVENTS, events],
    ]),
    tally,
    records,
  }
}

const UNREAD = { take: () => {}, end: () => [] }

async function checkFile(source, entry, manifest, { byName }) {
  const [stored, content] = [new Sha256(), new Sha256()]
  const reader = byName.get(entry.name) ?? UNREAD
  let [crc, size] = [0, 0]
  let problem = null
  for await (const bytes of contentOf(source, entry, (packed) => stored.update(packed))) {
    size += bytes.length
    crc = crc32(bytes, crc)
    content.update(bytes)
    // A file that is not the one that was signed says so by its hash first.
    try {
      if (!problem) reader.take(bytes)
    } catch (error) {
      problem = error
    }
  }
  const listed = manifest.files.find(({ name }) => name === entry.name)
  const [contentHash, storedHash] = [hexOf(content.digest()), hexOf(stored.digest())]
  if (listed && listed.sha256 !== contentHash) {
    throw new Fault(`${entry.name} was altered: its SHA-256 is ${contentHash}, the manifest says ${listed.sha256}`)
  }
  if (listed && listed.storedSha256 !== storedHash) throw new Fault(`The packed bytes of ${entry.name} were altered`)
  if (size !== entry.size || crc !== entry.crc)
    throw new Fault(`The archive gives ${entry.name} a size or a check sum that it does not have`)
  if (listed && (listed.size !== size || listed.storedSize !== entry.storedSize))
    throw new Fault(`The manifest gives ${entry.name} another size`)
  const says = listed
    ? [`${entry.name} is the file that was signed: ${counted(size, 'byte')}, SHA-256 ${contentHash}.`]
    : []
  try {
    if (problem) throw problem
    return [...says, ...(await reader.end())]
  } catch (error) {
    throw error instanceof Fault ? error : new Fault(`${entry.name} cannot be read: ${error.message}`)
  }
}

/** Whether the rows are told by the events that were hashed again, in words. */
function recordWords(manifest, { tally, records }) {
  const { record } = manifest.auditEvents
  const [checks, notes] = [[], []]
  if (!record) notes.push('The events of these rows stand in the chain organisation, which is here by its head alone.')
  if (records.marked > 0)
    checks.push(
      `${counted(records.marked, 'record')} named by the rows (column ${record.column}) ${records.marked === 1 ? 'has' : 'have'} events among them.`,
    )
  const without = records.size - records.marked
  if (record && without > 0)
    notes.push(
      `${counted(without, 'record')} named by the rows ${without === 1 ? 'has' : 'have'} no event in the chains of this package, ${records.firstUnmarked()} for one: ask how it came into the ledger, or where its chain is.`,
    )
  if (record && tally.bare > 0)
    notes.push(
      `${counted(tally.bare, 'row')} ${tally.bare === 1 ? 'names' : 'name'} no record: nothing here proves ${tally.bare === 1 ? 'it' : 'them'} but the signature.`,
    )
  const documents = manifest.files.filter(({ name }) => name.endsWith('.pdf'))
  for (const { name } of documents) notes.push(`${name} is the file that was signed; what it shows was not read here.`)
  return { checks, notes }
}
