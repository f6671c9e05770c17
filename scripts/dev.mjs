// `npm run dev`: the set-up of `npm start` and Next.js in development. `-- --empty` works without demo data,
// `-- --reset` drops the embedded database first (after editing a migration that is not released yet).

import { ensureDependencies } from './lib/packages.mjs'
import { addressOf, applicationEnvironment, ensurePrismaClient, prepareDatabase } from './lib/prepare.mjs'
import { checkNodeVersion, command, loadEnvironmentFile, say } from './lib/project.mjs'

await command(async () => {
  checkNodeVersion()
  loadEnvironmentFile()
  const host = process.env.HOST || '127.0.0.1'
  const port = process.env.PORT || '3000'
  const flags = new Set(process.argv.slice(2))
  await ensureDependencies()
  await ensurePrismaClient()
  const database = await prepareDatabase({ empty: flags.has('--empty'), reset: flags.has('--reset') })
  const { runApplication } = await import('./lib/application.mjs')
  say(`${addressOf(host, port)} on ${database.label}`)
  const env = { ...applicationEnvironment(database, { host, port }), NODE_ENV: 'development' }
  return runApplication(['dev', '-H', host, '-p', port], { env, stopDatabase: database.stop })
})
