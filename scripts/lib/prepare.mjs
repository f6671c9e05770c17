// The set-up that every command shares: the Prisma client, the database and the environment of the application.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, node, readJson, root, runStep, say, writeJson } from './project.mjs'
import { keepSecret } from './secrets.mjs'
import { hashFiles } from './stamp.mjs'

/** Writes the typed database client into generated/ when the schema has changed. */
export async function ensurePrismaClient() {
  const stamp = join(root, 'generated', 'schema.json')
  const wanted = hashFiles(root, ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'])
  if (readJson(stamp, {}).schema === wanted && existsSync(join(root, 'generated', 'prisma'))) return
  await runStep('generating the database client', ...node(join('scripts', 'prisma-cli.mjs'), 'generate'))
  writeJson(stamp, { schema: wanted })
}

/** The database the environment asks for: the server of DATABASE_URL, else the embedded one. */
export async function prepareDatabase({ empty = false, reset = false } = {}) {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = process.env
  if (appUrl) {
    const { prepareServerDatabase } = await import('./server-database.mjs')
    return prepareServerDatabase(appUrl, ownerUrl)
  }
  const { prepareEmbeddedDatabase } = await import('./embedded-database.mjs')
  return prepareEmbeddedDatabase({ empty, reset })
}

/** The environment the application runs in. */
export function applicationEnvironment(database, { host, port }) {
  const secret = process.env.NEXTAUTH_SECRET || keepSecret(dataFolder, 'nextAuthSecret')
  if (!process.env.NEXTAUTH_SECRET && database.kind === 'server') {
    say('NEXTAUTH_SECRET is not set: one was made and is kept in .data/secrets.json. Several instances must share one.')
  }
  return {
    ...process.env,
    DATABASE_URL: database.appUrl,
    // The application has no business with the owner's login.
    DATABASE_OWNER_URL: '',
    HEADROOM_DATABASE: database.kind,
    HEADROOM_DEMO: database.demo ? '1' : '0',
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || addressOf(host, port),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/** The address a person opens. */
export const addressOf = (host, port) => `http://${['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host}:${port}`
