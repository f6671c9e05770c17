// An installation of an older commit, with its data, brought to the present sources: on its own PostgreSQL and on a
// server with two roles.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withClient } from '../lib/database/connection.mjs'
import { startTemporaryPostgres } from '../lib/database/embedded-postgres.mjs'
import { judgePidFile, readPidFile } from '../lib/database/postmaster.mjs'
import { say, secondsSince } from '../lib/project.mjs'
import { checkUpgraded } from './after.mjs'
import { fillOldInstallation } from './before.mjs'
import { installation } from './installation.mjs'
import { becomePresent, extractCommit, linkPackages } from './tree.mjs'

/** A separate database server, as .env.example describes it: one role owns the tables, another works with them. */
async function startServer() {
  const cluster = await startTemporaryPostgres()
  await withClient(cluster.url('postgres'), async (client) => {
    await client.query("CREATE ROLE headroom_owner LOGIN PASSWORD 'the owner'")
    await client.query("CREATE ROLE headroom_app LOGIN PASSWORD 'the application'")
    await client.query('CREATE DATABASE headroom OWNER headroom_owner')
  })
  const urls = {
    ownerUrl: cluster.url('headroom', 'headroom_owner', 'the owner'),
    appUrl: cluster.url('headroom', 'headroom_app', 'the application'),
  }
  return { urls, stop: () => cluster.stop() }
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/** Ends the embedded server of a folder if a start that failed left it running. */
function endEmbeddedServer(folder) {
  const data = join(folder, '.data', 'pg')
  if (judgePidFile(data) !== 'running') return
  process.kill(readPidFile(data).pid, 'SIGINT')
}

async function fill(old, folders) {
  const started = performance.now()
  await old.start()
  if (folders.kind === 'server') await old.seed()
  const kept = await fillOldInstallation(old, folders)
  const code = await old.stop()
  say(`the old installation on ${old.kind}: made in ${secondsSince(started)}, ended with ${code}`)
  return kept
}

async function upgrade(now, kept, check) {
  const started = performance.now()
  const lines = await now.start()
  const applied = lines.find((line) => /applied \d+ migration/.test(line)) ?? 'no migration was applied'
  check(`it starts on ${now.kind}: ${applied.replace('headroom: ', '')}`, true)
  try {
    await checkUpgraded(now, kept, check)
  } finally {
    await now.stop()
  }
  await now.start()
  check('it starts a second time', true)
  check('it stops when asked to', (await now.stop()) === 0)
  say(`the upgrade on ${now.kind}: ${secondsSince(started)}`)
}

/**
 * Tests the upgrade of one commit. Writes each check to the terminal; returns how many held and how many did not.
 * Leaves no file and no process behind.
 *
 * @param {string} commit a full hash that this clone has
 */
export async function testUpgrade(commit) {
  const counted = { passed: 0, failed: 0 }
  const check = (what, holds, found = '') => {
    counted[holds ? 'passed' : 'failed'] += 1
    process.stdout.write(
      `  ${holds ? 'holds' : 'FAILS'}: ${what}${holds || !found ? '' : `\n    ${found.slice(0, 3000)}`}\n`,
    )
  }
  const folder = mkdtempSync(join(tmpdir(), 'headroom-upgrade-'))
  // PostgreSQL runs as an ordinary account, which has to be able to walk to its data.
  chmodSync(folder, 0o711)
  const sources = join(folder, 'installation')
  const keep = join(folder, 'kept')
  let server
  const running = []
  try {
    mkdirSync(keep)
    await extractCommit(commit, sources)
    say(
      `${commit.slice(0, 12)} in ${sources}` +
        `${(await linkPackages(sources)) ? ', with the packages of this project' : ''}`,
    )
    server = await startServer()
    const embedded = installation({ folder: sources, port: await freePort() })
    const onServer = installation({ folder: sources, port: await freePort(), urls: server.urls })
    running.push(embedded, onServer)
    const keptOfEmbedded = await fill(embedded, { sources, keep, kind: 'embedded' })
    const keptOfServer = await fill(onServer, { sources, keep, kind: 'server' })
    becomePresent(sources)
    await upgrade(embedded, keptOfEmbedded, check)
    await upgrade(onServer, keptOfServer, check)
  } finally {
    for (const each of running) await each.stop()
    endEmbeddedServer(sources)
    server?.stop()
    if (process.env.KEEP_UPGRADE) say(`kept: ${folder}`)
    else rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 })
  }
  return counted
}
