// `npm run dev`: the set-up of `npm start`, and Next.js in development. `-- --empty` works without demo data, `--
// --reset` drops the embedded database first (after editing a migration that is not released yet, or the seed).

import { ensureDependencies } from './lib/build/packages.mjs'
import { readCommandLine } from './lib/command-line.mjs'
import { refuseTakenPort } from './lib/port.mjs'
import { checkNodeVersion, command, loadEnvironmentFile, say } from './lib/project.mjs'

await command(async () => {
  checkNodeVersion()
  loadEnvironmentFile()
  const { host, port, empty, reset } = readCommandLine(process.argv.slice(2), process.env, ['--empty', '--reset'])
  await refuseTakenPort(host, port)
  await ensureDependencies()
  const { addressOf, applicationEnvironment, ensurePrismaClient, prepareDatabase, setUpLinkFor } = await import(
    './lib/build/prepare.mjs'
  )
  const { runApplication } = await import('./lib/application.mjs')
  await ensurePrismaClient()
  const database = await prepareDatabase({ empty, reset })
  const address = addressOf(host, port)
  const env = { ...applicationEnvironment(database, { host, port }), NODE_ENV: 'development' }
  const setUpLink = await setUpLinkFor(database, env.NEXTAUTH_URL)
  const whenReady = () => say(`${address} on ${database.label}${setUpLink ? `\n  ${setUpLink}` : ''}`)
  return runApplication(['dev', '-H', host, '-p', String(port)], { env, address, whenReady })
})
