// `npm run test:long`: what takes too long for every change. `-- upgrade [COMMIT|oldest ...]` makes installations of
// older commits and brings them to these sources; `-- histories` plays a thousand random histories of the ledger;
// `-- properties` tries the properties of the rules and the screening twenty times as often, with other values each
// time; `-- tampering` makes a thousand single changes of the books and two thousand of chains, each to be found;
// `-- days` makes the demo on every day on which code that counts days goes wrong; `-- screens` checks every state of
// every page in a browser; `-- journeys` plays the longest journeys of people through it.
// Ends like `npm test`: `N passed, N failed`.
import { ensureDependencies } from './lib/build/packages.mjs'
import { Complaint, checkNodeVersion, command, node, run, say, secondsSince } from './lib/project.mjs'

const HISTORIES = 1000
const TAMPERINGS = 1000
const PROPERTY_TIMES = 20
const PROPERTY_TIMEOUT_MS = 900_000

async function upgrades(names) {
  const { BASES, OLDEST } = await import('./upgrade/bases.mjs')
  const { commitNamed } = await import('./upgrade/tree.mjs')
  const { testUpgrade } = await import('./upgrade/run.mjs')
  const total = { passed: 0, failed: 0 }
  const requested = names.length > 0 ? names.map((name) => (name === 'oldest' ? OLDEST : name)) : BASES
  for (const commit of requested.map(commitNamed)) {
    say(`upgrade of an installation of ${commit} ...`)
    const { passed, failed } = await testUpgrade(commit)
    total.passed += passed
    total.failed += failed
  }
  return total
}

/** One run of vitest with a setting in its environment: passed or failed as a whole. */
async function vitest(env, ...words) {
  const { code } = await run(...node('node_modules/vitest/vitest.mjs', 'run', ...words), {
    env: { ...process.env, ...env },
  })
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
}

const histories = () =>
  vitest({ HEADROOM_HISTORIES: String(HISTORIES) }, '--project', 'database', 'prisma/ledger-fold.db.test.ts')

function properties() {
  const timeout = ['--testTimeout', String(PROPERTY_TIMEOUT_MS)]
  const files = ['lib/compliance/rules/cap-properties', '.property.test', 'near-index']
  return vitest({ HEADROOM_PROPERTY_TIMES: String(PROPERTY_TIMES) }, '--project', 'unit', ...timeout, ...files)
}

const tampering = () => vitest({ HEADROOM_TAMPERINGS: String(TAMPERINGS) }, '--project', 'database', 'prisma/seed.db')

const days = () => vitest({ HEADROOM_DEMO_DAYS: 'every' }, '--project', 'database', 'prisma/demo-')

/** One run of Playwright with a setting in its environment: passed or failed as a whole. */
async function playwright(env, ...words) {
  const { code } = await run(...node('node_modules/@playwright/test/cli.js', 'test', ...words), {
    env: { ...process.env, ...env },
  })
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
}

const screens = () => playwright({ HEADROOM_SCREENS: 'every' }, '--project=screens', 'screens')

const journeys = () => playwright({ HEADROOM_JOURNEYS: 'long' })

const parts = { upgrade: upgrades, histories, properties, tampering, days, screens, journeys }

await command(async () => {
  checkNodeVersion()
  const [part, ...rest] = process.argv.slice(2)
  if (part && !Object.hasOwn(parts, part))
    throw new Complaint(`\`${part}\` is not a part: ${Object.keys(parts).join(', ')}`)
  await ensureDependencies()
  const { ensurePrismaClient } = await import('./lib/build/prepare.mjs')
  await ensurePrismaClient()
  const total = { passed: 0, failed: 0 }
  for (const [name, body] of Object.entries(parts)) {
    if (part && part !== name) continue
    const started = performance.now()
    const { passed, failed } = await body(rest)
    total.passed += passed
    total.failed += failed
    say(`${name}: ${secondsSince(started)}`)
  }
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
  return total.failed > 0 || total.passed === 0 ? 1 : 0
})
