// The built application for the browser tests, on a temporary database: with the demo
// organisation, or empty with `--empty`. Playwright starts it.
import { productionArguments, runApplication } from './lib/application.mjs'
import { ensureBuild } from './lib/build/build.mjs'
import { addressOf, applicationEnvironment, ensurePrismaClient, setUpLinkFor } from './lib/build/prepare.mjs'
import { readCommandLine } from './lib/command-line.mjs'
import { prepareEmbeddedDatabase } from './lib/database/embedded-database.mjs'
import { refuseTakenPort } from './lib/port.mjs'
import { command, say } from './lib/project.mjs'

await command(async () => {
  const { host, port, empty } = readCommandLine(process.argv.slice(2), process.env, ['--empty'])
  await refuseTakenPort(host, port)
  await ensurePrismaClient()
  await ensureBuild()
  const database = await prepareEmbeddedDatabase({ empty, temporary: true })
  const address = addressOf(host, port)
  const env = {
    ...applicationEnvironment(database, { host, port }),
    NEXTAUTH_URL: address,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
  }
  const setUpLink = await setUpLinkFor(database, address)
  const whenReady = () => say(`ready ${setUpLink ?? address}`)
  return runApplication(productionArguments(host, port), { env, address, whenReady })
})
