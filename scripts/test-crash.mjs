// `npm run test:crash`: `kill -9` of the application, of its database or of both at random moments, while 16 writers
// record payments over HTTP. `-- --rounds N` for another number than 200. Exits with 1 when anything acknowledged is
// lost, doubled or changed, or when the verification finds a fault. docs/reliability.md has the figures.
import { createServer } from 'node:net'
import { parseArgs } from 'node:util'
import { ensureDependencies } from './lib/build/packages.mjs'
import { Complaint, checkNodeVersion, command, node, run } from './lib/project.mjs'

const ROUNDS = 200

function readRounds(args) {
  try {
    const { values } = parseArgs({ args, options: { rounds: { type: 'string', default: String(ROUNDS) } } })
    if (/^[1-9]\d*$/.test(values.rounds)) return values.rounds
  } catch {
    // The complaint below covers it.
  }
  throw new Complaint('Known here: --rounds N, with a number from 1')
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

await command(async () => {
  checkNodeVersion()
  const rounds = readRounds(process.argv.slice(2))
  await ensureDependencies()
  const { ensurePrismaClient } = await import('./lib/build/prepare.mjs')
  const { ensureBuild } = await import('./lib/build/build.mjs')
  await ensurePrismaClient()
  await ensureBuild()
  const port = process.env.PORT || String(await freePort())
  const [program, args] = node('--conditions=react-server', '--import', 'tsx', 'test/crash/run.ts', rounds, port)
  return (await run(program, args)).code
})
