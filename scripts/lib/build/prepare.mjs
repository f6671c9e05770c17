// The set-up that every command shares: the Prisma client, the database and the environment of the application.
import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { withClient } from '../database/connection.mjs'
import { prepareEmbeddedDatabase } from '../database/embedded-database.mjs'
import { prepareServerDatabase } from '../database/server-database.mjs'
import { dataFolder, node, readJson, root, runStep, say, writeJson } from '../project.mjs'
import { keepSecret } from '../secrets.mjs'
import { makeSetUpLink } from '../set-up-link.mjs'
import { hashFiles } from './stamp.mjs'

/** Writes the typed database client into generated/ when the schema has changed. */
export async function ensurePrismaClient() {
  const stamp = join(root, 'generated', 'schema.json')
  const wanted = hashFiles(root, ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'])
  if (readJson(stamp, {}).schema === wanted && existsSync(join(root, 'generated', 'prisma'))) return
  await runStep('generating the database client', ...node(join('scripts', 'prisma-cli.mjs'), 'generate'))
  writeJson(stamp, { schema: wanted })
}

/** The database chosen by the environment: the server of DATABASE_URL, else the embedded one. */
export function prepareDatabase({ empty = false, reset = false } = {}) {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = process.env
  return appUrl ? prepareServerDatabase(appUrl, ownerUrl) : prepareEmbeddedDatabase({ empty, reset })
}

/** The set-up link for a database in which no one can sign in yet, else undefined. */
export const setUpLinkFor = (database, baseUrl) =>
  withClient(database.ownerUrl, (client) => makeSetUpLink(client, baseUrl))

/** The environment the application runs in. */
export function applicationEnvironment(database, { host, port }) {
  const secret = process.env.NEXTAUTH_SECRET || keepSecret(dataFolder(), 'nextAuthSecret')
  if (!process.env.NEXTAUTH_SECRET && database.kind === 'server') {
    say('NEXTAUTH_SECRET is not set: one was made and is kept in .data/secrets.json. Several instances must share one.')
  }
  const signingKey = process.env.HEADROOM_SIGNING_KEY || keepSecret(dataFolder(), 'signingKey')
  if (!process.env.HEADROOM_SIGNING_KEY && database.kind === 'server') {
    say(
      'HEADROOM_SIGNING_KEY is not set: one was made and is kept in .data/secrets.json. Several instances must share ' +
        'one; keep a copy.',
    )
  }
  return {
    ...process.env,
    DATABASE_URL: database.appUrl,
    // The application must not have the owner's login.
    DATABASE_OWNER_URL: '',
    HEADROOM_DATABASE: database.kind,
    HEADROOM_ANCHOR_FILE: anchorFileOf(database),
    HEADROOM_DEMO: database.demo ? '1' : '0',
    // Signing in without a password is for the person at this machine alone.
    HEADROOM_DEMO_SIGN_IN: database.demo && isLoopback(host) ? '1' : '0',
    HEADROOM_SIGNING_KEY: signingKey,
    // Instances that share the secret of sessions share this key, whatever each was built with.
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: createHmac('sha256', secret).update('server actions').digest('base64'),
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || addressOf(host, port),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/**
 * The file in which the heads of the audit chains are anchored: each embedded database has one of its own, a server the
 * one that is configured.
 */
function anchorFileOf({ kind, demo, anchorFile }) {
  const given = process.env.HEADROOM_ANCHOR_FILE
  if (kind === 'embedded') return demo ? anchorFile : given || anchorFile
  if (!given) {
    say('HEADROOM_ANCHOR_FILE is not set: the audit chains are not anchored outside the database (docs/deployment.md)')
  }
  return given || ''
}

/** The address a person opens. */
export function addressOf(host, port) {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

const isLoopback = (host) => host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host)
