// `npm run bench:screening`: what the screening catches and what it costs, on the development set and on a second set
// whose path is given (HEADROOM_DESTINATIONS=path, or as an argument), compared with the usual practice and with itself
// when 30 % of the places elsewhere are unknown. Exits with 1 when a goal is missed. `-- --missed STRATUM` prints the
// rows of a stratum with a wrong verdict; `all` prints every one. See lib/compliance/screening/README.md.
import { ensureDependencies } from './lib/build/packages.mjs'
import { checkNodeVersion, command, node, run } from './lib/project.mjs'

await command(async () => {
  checkNodeVersion()
  await ensureDependencies()
  return (await run(...node('--import', 'tsx', 'bench/screening/run.ts', ...process.argv.slice(2)))).code
})
