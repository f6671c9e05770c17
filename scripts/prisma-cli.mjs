// `npm run prisma -- <arguments>`: the stock Prisma CLI with the schema engine from npm instead of a downloaded one, on
// the embedded demo database (`-- --empty ...`: the one for your own data) unless DATABASE_URL names another. Where
// binaries.prisma.sh can be reached, set PRISMA_SCHEMA_ENGINE_BINARY to take the native engine. `--before-baseline`
// takes prisma/migrations-before-baseline, to resolve a migration that an old installation left unfinished.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { command, loadEnvironmentFile, node, run } from './lib/project.mjs'

const needsDatabase = ['migrate', 'db', 'studio']

await command(async () => {
  loadEnvironmentFile()
  const ours = ['--empty', '--before-baseline']
  const [empty, beforeBaseline] = ours.map((option) => process.argv.includes(option))
  const args = process.argv.slice(2).filter((arg) => !ours.includes(arg))
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('schema-engine/engine.mjs', import.meta.url))
  if (beforeBaseline) env.HEADROOM_PRISMA_MIGRATIONS = 'prisma/migrations-before-baseline'
  if (needsDatabase.includes(args[0]) && !env.DATABASE_URL) {
    const { prepareEmbeddedDatabase } = await import('./lib/database/embedded-database.mjs')
    // Pending and half-applied migrations are left to the command.
    const { ownerUrl, appUrl } = await prepareEmbeddedDatabase({ empty, migrated: false })
    Object.assign(env, { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl })
  }
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
  const { code } = await run(...node(cli, ...args), { env, input: 'inherit' })
  return code
})
