// The built application for the browser tests, on a database of its own that is gone afterwards: with the demo
// organisation, or empty with `--empty`. Playwright starts it.
import { runApplication } from './lib/application.mjs'
import { ensureBuild } from './lib/build.mjs'
import { readCommandLine } from './lib/command-line.mjs'
import { prepareEmbeddedDatabase } from './lib/embedded-database.mjs'
import { refuseTakenPort } from './lib/port.mjs'
import { addressOf, applicationEnvironment, ensurePrismaClient, setUpLinkFor } from './lib/prepare.mjs'
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
  return runApplication(['start', '-H', host, '-p', String(port)], { env, address, whenReady })
})
