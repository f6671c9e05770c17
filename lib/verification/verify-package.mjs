// The check of a package (docs/verification.md), written so that a browser can run it as well: no database, no running application, nothing sent
// anywhere. Files of any length are read in pieces.
import { crc32 } from './crc32.mjs'
import { CsvTotals, plainDecimal } from './csv-totals.mjs'
import { MANIFEST, readManifest, SIGNATURE } from './manifest.mjs'
import { rootOfProof } from './merkle.mjs'
import { Fault, readArchive, readEntry } from './read-archive.mjs'
import { hexOf, Sha256 } from './sha256.mjs'

export const CHAIN_HEADS = 'chain-heads.jsonl'

/**
 * What the check found. `checks` says in plain words what was checked and fits; `fault` is the first thing wrong, or null when the package is whole.
 * `manifest`, its hash and `publicKey` are null until the signature was found to fit.
 *
 * @typedef {{
 *   whole: boolean, fault: string | null, checks: string[], manifest: import('./manifest.mjs').Manifest | null,
 *   manifestSha256: string | null, publicKey: string | null, expectedKey: string | null
 * }} PackageVerdict
 */

const figure = (number) => number.toLocaleString('en-US')
const counted = (number, one, many = `${one}s`) => `${figure(number)} ${number === 1 ? one : many}`

/**
 * Checks a package. Never throws for a package that is not whole, however it was changed; an error of reading is thrown.
 *
 * @param {import('./read-archive.mjs').PackageSource} source
 * @param {{ expectedKey?: string | null }} [options] the public key to trust, in base64; without one the package's own is used, and the answer says so
 * @returns {Promise<PackageVerdict>}
 */
export async function verifyPackage(source, { expectedKey = null } = {}) {
  /** @type {PackageVerdict} */
  const verdict = {
    ...{ whole: false, fault: null, checks: [] },
    ...{ manifest: null, manifestSha256: null, publicKey: null, expectedKey },
  }
  try {
    const entries = await readArchive(source)
    const { manifest, publicKey, manifestSha256 } = await readManifest(source, entries, expectedKey)
    Object.assign(verdict, { manifest, publicKey, manifestSha256 })
    const trusted = expectedKey
      ? 'the key that was expected'
      : 'a key named by the package itself: compare it with the one its sender shows under Settings'
    verdict.checks.push(`${MANIFEST} carries the Ed25519 signature of ${publicKey}, ${trusted}.`)
    compareNames(entries, manifest)
    for (const entry of entries) verdict.checks.push(...(await checkFile(source, entry, manifest)))
    verdict.checks.push(
      `Every byte of the archive's ${figure(source.size)} is accounted for: ${counted(entries.length, 'file')} and nothing between or behind them.`,
    )
    verdict.whole = true
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    verdict.fault = `${error.message}.`
  }
  return verdict
}

function compareNames(entries, manifest) {
  const inArchive = entries.map(({ name }) => name)
  const listed = [...manifest.files.map(({ name }) => name), MANIFEST, SIGNATURE]
  const missing = listed.find((name) => !inArchive.includes(name))
  if (missing) throw new Fault(`${missing} is missing: the manifest lists it`)
  const extra = inArchive.find((name) => !listed.includes(name))
  if (extra) throw new Fault(`${extra} does not belong to the package: the manifest does not list it`)
  if (inArchive.join('\n') !== listed.join('\n'))
    throw new Fault('The files of the archive are not in the order of the manifest')
}

/** What is read out of a file beside its hash: figures, or proofs; answers the words of what fits. */
function readerFor(name, manifest) {
  if (name === CHAIN_HEADS) return proofReader(manifest)
  if (name === manifest.files[0].name && name.endsWith('.csv')) return totalsReader(name, manifest)
  return { take: () => {}, end: () => [] }
}

async function checkFile(source, entry, manifest) {
  const stored = new Sha256()
  const content = new Sha256()
  const reader = readerFor(entry.name, manifest)
  let [crc, size] = [0, 0]
  let problem = null
  await readEntry(source, entry, {
    takeStored: (bytes) => stored.update(bytes),
    takeContent: (bytes) => {
      size += bytes.length
      crc = crc32(bytes, crc)
      content.update(bytes)
      // A file that is not the one that was signed says so by its hash first.
      try {
        if (!problem) reader.take(bytes)
      } catch (error) {
        problem = error
      }
    },
  })
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
  if (problem) throw problem instanceof Fault ? problem : new Fault(`${entry.name} cannot be read: ${problem.message}`)
  const says = listed
    ? [`${entry.name} is the file that was signed: ${counted(size, 'byte')}, SHA-256 ${contentHash}.`]
    : []
  return [...says, ...reader.end()]
}

function totalsReader(name, manifest) {
  const csv = new CsvTotals(manifest.controlTotals.map(({ column }) => column))
  return {
    take: (bytes) => csv.update(bytes),
    end: () => {
      csv.end()
      if (csv.header?.join('\n') !== manifest.columns.join('\n'))
        throw new Fault(`${name} has other columns than the manifest says`)
      if (csv.rows !== manifest.rowCount) {
        throw new Fault(`${name} has ${counted(csv.rows, 'row')}, the manifest says ${figure(manifest.rowCount)}`)
      }
      if (csv.problem) throw new Fault(`In ${name} ${csv.problem}`)
      for (const [place, { column, sum }] of csv.sums.entries()) {
        const said = manifest.controlTotals[place].sum
        if (plainDecimal(said) !== sum)
          throw new Fault(`The control total of ${column} is ${said} in the manifest, the rows add up to ${sum}`)
      }
      return [
        `${counted(csv.rows, 'row')}, and the control totals of ${counted(csv.sums.length, 'column')}, were counted and added up again and agree.`,
      ]
    },
  }
}

function proofReader(manifest) {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const { root, headCount, number, at } = manifest.seal
  let [rest, count] = ['', 0]
  const takeLine = (line) => {
    const head = JSON.parse(line)
    count += 1
    if (!Array.isArray(head.proof) || rootOfProof(head, headCount) !== root) {
      throw new Fault(`The Merkle proof of the chain ${head.chain} does not lead to the root of seal ${number}`)
    }
  }
  return {
    take: (bytes) => {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) takeLine(line)
    },
    end: () => {
      if (rest !== '') takeLine(rest)
      if (count !== manifest.chainHeadCount)
        throw new Fault(
          `${CHAIN_HEADS} has ${counted(count, 'head')}, the manifest says ${figure(manifest.chainHeadCount)}`,
        )
      return [
        `${counted(count, 'chain head')} of the audit trail ${count === 1 ? 'leads' : 'lead'} by ${count === 1 ? 'its Merkle proof' : 'their Merkle proofs'} to the root of seal ${number} of ${at} over ${counted(headCount, 'chain')}.`,
      ]
    },
  }
}
