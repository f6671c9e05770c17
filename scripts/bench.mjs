// `npm run bench`: what a recorded payment costs, on its own PostgreSQL, removed afterwards. `-- recording`
// measures the database alone, `-- http` the whole application alone, `-- pdf` the printing of the yearly summary, `--
// exports` files of a million payments, `-- pages [ADDRESS]` what each page weighs and how fast typing is, beside those
// of another version that runs at ADDRESS, `-- verification` the audit trail of a million payments, `-- summary` the
// yearly summary over ten million payments (not part of everything: it takes minutes), `-- sign-ins` pages during a
// storm of sign-ins. See docs/benchmarks.md.
import { ensureDependencies } from './lib/build/packages.mjs'
import { Complaint, checkNodeVersion, command, node, run } from './lib/project.mjs'

const parts = ['all', 'recording', 'http', 'pdf', 'exports', 'pages', 'verification', 'summary', 'sign-ins']

await command(async () => {
  checkNodeVersion()
  const [part = 'all', ...rest] = process.argv.slice(2)
  if (!parts.includes(part)) throw new Complaint(`\`${part}\` is not a part of the benchmark: ${parts.join(', ')}`)
  await ensureDependencies()
  const { ensurePrismaClient } = await import('./lib/build/prepare.mjs')
  await ensurePrismaClient()
  if (['all', 'http', 'exports', 'pages', 'sign-ins'].includes(part)) {
    const { ensureBuild } = await import('./lib/build/build.mjs')
    await ensureBuild()
  }
  // The use cases are marked server-only: this condition is the server's.
  return (await run(...node('--conditions=react-server', '--import', 'tsx', 'bench/run.ts', part, ...rest))).code
})
