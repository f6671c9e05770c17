// `npm run bench:screening`: what the screening catches and what it costs, on the development set and on a second set
// whose path is given (HEADROOM_DESTINATIONS=path, or as an argument), beside the usual practice and beside itself with
// 30 % of the places elsewhere unknown. Ends with 1 when a goal is missed. `-- --missed STRATUM` prints the rows of a
// stratum that were judged otherwise than they should be; `all` prints every one. lib/compliance/screening/README.md says more.
import { ensureDependencies } from './lib/packages.mjs'
import { checkNodeVersion, command, node, run } from './lib/project.mjs'

await command(async () => {
  checkNodeVersion()
  await ensureDependencies()
  return (await run(...node('--import', 'tsx', 'bench/screening/run.ts', ...process.argv.slice(2)))).code
})
