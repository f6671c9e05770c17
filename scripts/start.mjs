// `npm start`: everything from a bare clone to a running application. `-- --empty` works without the demo organisation,
// in a separate database; `-- --reset` writes the demo again. Steps that are done and have not changed are skipped.

import { ensureDependencies } from './lib/build/packages.mjs'
import { readCommandLine } from './lib/command-line.mjs'
import { refuseTakenPort } from './lib/port.mjs'
import { Complaint, checkNodeVersion, command, loadEnvironmentFile, say } from './lib/project.mjs'

const RESET_IS_FOR_THE_DEMO = '--reset writes the demo organisation again. Data in any other database is never deleted'

/** The end of a start: the address, the database, and how to sign in. */
function introduce(database, address, setUpLink) {
  const lines = [
    `ready at ${address}`,
    `database: ${database.label}${database.demo ? ', demo data' : ''}`,
    !database.secondLock && 'the second lock is off: the application is connected as the owner of its tables',
    setUpLink &&
      `no one can sign in yet. This link makes the first administrator, once, within 24 hours:\n  ${setUpLink}`,
    'stop it with Ctrl-C',
  ]
  for (const line of lines.filter(Boolean)) say(line)
}

await command(async () => {
  checkNodeVersion()
  loadEnvironmentFile()
  const { host, port, empty, reset } = readCommandLine(process.argv.slice(2), process.env, ['--empty', '--reset'])
  if (reset && (empty || process.env.DATABASE_URL)) throw new Complaint(RESET_IS_FOR_THE_DEMO)
  await refuseTakenPort(host, port)
  await ensureDependencies()
  const { addressOf, applicationEnvironment, ensurePrismaClient, prepareDatabase, setUpLinkFor } = await import(
    './lib/build/prepare.mjs'
  )
  const { ensureBuild } = await import('./lib/build/build.mjs')
  const { productionArguments, runApplication } = await import('./lib/application.mjs')
  await ensurePrismaClient()
  const database = await prepareDatabase({ empty, reset })
  await ensureBuild()
  const address = addressOf(host, port)
  const env = { ...applicationEnvironment(database, { host, port }), NODE_ENV: 'production' }
  const setUpLink = await setUpLinkFor(database, env.NEXTAUTH_URL)
  say('starting the application ...')
  const whenReady = () => introduce(database, address, setUpLink)
  return runApplication(productionArguments(host, port), { env, address, whenReady })
})
