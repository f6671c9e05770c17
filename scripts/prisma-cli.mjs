// `npm run prisma -- <arguments>`: the stock Prisma CLI with the schema engine from npm instead of a downloaded one.
// A machine that may reach binaries.prisma.sh can set PRISMA_SCHEMA_ENGINE_BINARY to the native engine instead.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { loadEnvironmentFile } from './lib/project.mjs'

loadEnvironmentFile()
const env = { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('schema-engine.mjs', import.meta.url))
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
process.exit(spawnSync(process.execPath, [cli, ...process.argv.slice(2)], { stdio: 'inherit', env }).status ?? 1)
