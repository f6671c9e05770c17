// `npm run bench:screening`: what the screening catches and what it costs, on the development set, beside the usual
// practice and beside itself with 30 % of the places elsewhere unknown. lib/screening/README.md says how to read it.
import { ensureDependencies } from './lib/packages.mjs'
import { checkNodeVersion, command, node, run } from './lib/project.mjs'

await command(async () => {
  checkNodeVersion()
  await ensureDependencies()
  return (await run(...node('--import', 'tsx', 'bench/screening/run.ts'))).code
})
