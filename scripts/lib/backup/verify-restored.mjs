// The full verification of a database that was restored, by the sources of the application.
import { join } from 'node:path'
import { applicationEnvironment } from '../build/prepare.mjs'
import { Complaint, node, run, say } from '../project.mjs'

const WORKER = join('scripts', 'lib', 'backup', 'verify-ledger.ts')

/** One line for each fault that is named, and how many there are. */
function faultLines({ faultCount, faults, books, anchors, guards }) {
  const ofChains = faults.map((fault) => `chain ${fault.chain}, event ${fault.seq}: ${fault.message}`)
  const ofBooks = books.faults.map(({ row, message }) => `${row}: ${message}`)
  const ofAnchors = anchors.faults.map(({ chain, message }) => (chain ? `chain ${chain}: ${message}` : message))
  const ofGuards = guards.faults.map(({ guard, message }) => `${guard}: ${message}`)
  const count = faultCount + books.faultCount + anchors.faultCount + guards.faultCount
  if (count === 0) return []
  return [`${count} fault${count === 1 ? '' : 's'} found:`, ...ofChains, ...ofAnchors, ...ofBooks, ...ofGuards]
}

/**
 * Verifies every chain and the books of a database, and reports the result.
 *
 * @param {string} name how the database is called in the report
 * @param {{ appUrl: string, ownerUrl: string, kind: string }} database
 * @returns {Promise<boolean>} whether nothing differs and nothing was left out
 */
export async function verifyRestored(name, database) {
  const host = { host: '127.0.0.1', port: 3000 }
  const env = { ...applicationEnvironment({ demo: false, ...database }, host), LOG_LEVEL: 'fatal' }
  const [program, args] = node('--conditions=react-server', '--import', 'tsx', WORKER)
  const { code, output } = await run(program, args, { env, quiet: true })
  if (code !== 0) throw new Complaint(`the verification of ${name} could not be made (exit code ${code}):\n${output}`)
  const found = JSON.parse(output.trim().split('\n').at(-1))
  const { chainCount, eventCount, books, anchors, isWithoutFault } = found
  const attested = books.attested ? `, ${books.attested.rowCount} of them attested since ${books.attested.at}` : ''
  say(`${name}: ${eventCount} events of ${chainCount} chains and ${books.rowCount} rows compared${attested}`)
  if (books.unrecordedCount > 0) say(`${name}: ${books.unrecordedCount} rows are not verified: no event tells of them`)
  const { anchored } = anchors
  if (anchored) say(`${name}: compared with the anchors of ${anchored.chainCount} chains, up to ${anchored.newestAt}`)
  else if (anchors.faultCount === 0) say(`${name}: nothing is anchored outside the database to compare with`)
  for (const line of faultLines(found)) say(`${name}: ${line}`)
  if (isWithoutFault) say(`${name}: no fault was found`)
  return isWithoutFault
}
