// `npm start`: everything from a bare clone to a running application. `-- --empty` works without the demo organisation,
// in a database of its own; `-- --reset` writes the demo anew. What is already done and has not changed is not done
// again.
import { readCommandLine } from './lib/command-line.mjs'
import { ensureDependencies } from './lib/packages.mjs'
import { refuseTakenPort } from './lib/port.mjs'
import { Complaint, checkNodeVersion, command, loadEnvironmentFile, say } from './lib/project.mjs'

const RESET_IS_FOR_THE_DEMO =
  '--reset writes the demo organisation anew. What was entered anywhere else is never deleted'

/** The last words of a start: where it is, on what, and how to get in. */
function introduce(database, address, setUpLink) {
  const lines = [
    `ready at ${address}`,
    `database: ${database.label}${database.demo ? ', demo data' : ''}`,
    !database.secondLock && 'the second lock is off: the application is connected as the owner of its tables',
    setUpLink &&
      `nobody can sign in yet. This link makes the first administrator, once, within 24 hours:\n  ${setUpLink}`,
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
    './lib/prepare.mjs'
  )
  const { ensureBuild } = await import('./lib/build.mjs')
  const { runApplication } = await import('./lib/application.mjs')
  await ensurePrismaClient()
  const database = await prepareDatabase({ empty, reset })
  await ensureBuild()
  const address = addressOf(host, port)
  const env = { ...applicationEnvironment(database, { host, port }), NODE_ENV: 'production' }
  const setUpLink = await setUpLinkFor(database, env.NEXTAUTH_URL)
  say('starting the application ...')
  const whenReady = () => introduce(database, address, setUpLink)
  return runApplication(['start', '-H', host, '-p', String(port)], { env, address, whenReady })
})
