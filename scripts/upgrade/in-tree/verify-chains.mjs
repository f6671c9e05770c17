// Verifies every audit chain by the sources it runs in.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A file of the sources this runs in, by the path it has now or had before. */
const load = (...paths) => {
  const path = paths.map((one) => join(process.cwd(), one)).find(existsSync)
  return import(pathToFileURL(path).href)
}
const { verifyAllChains } = await load('lib/audit/chains/verify-all-chains.ts', 'lib/audit/verify-all-chains.ts')
const { chainCount, eventCount, faultCount, faults } = await verifyAllChains()
process.stdout.write(`\n${JSON.stringify({ chainCount, eventCount, faultCount, faults })}\n`, () => process.exit(0))
