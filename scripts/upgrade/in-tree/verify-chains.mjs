// Verifies every audit chain by the sources it runs in.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const { verifyAllChains } = await import(pathToFileURL(join(process.cwd(), 'lib/audit/verify-all-chains.ts')).href)
const { chainCount, eventCount, faultCount, faults } = await verifyAllChains()
process.stdout.write(`\n${JSON.stringify({ chainCount, eventCount, faultCount, faults })}\n`, () => process.exit(0))
