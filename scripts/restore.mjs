// `npm run -s restore -- BACKUP [--into FOLDER]`: checks every file of a backup, restores it into the data folder of
// this installation or another one, which has to be empty, and verifies chains, books and anchors. `--archive FOLDER`
// continues with archived WAL, `--until INSTANT` to that instant. Exits with 1 when the verification finds something.
// docs/reliability.md describes it.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { refuseWithoutWal } from './lib/backup/wal-archive.mjs'
import { ensureDependencies } from './lib/build/packages.mjs'
import {
  Complaint,
  checkNodeVersion,
  command,
  dataFolder,
  loadEnvironmentFile,
  say,
  secondsSince,
} from './lib/project.mjs'

const USAGE = 'npm run -s restore -- BACKUP [--into FOLDER] [--archive FOLDER [--until INSTANT]]'
const text = { type: 'string' }

/** An instant without a zone would be another one on another machine. */
const WITH_ZONE = /(?:Z|[+-]\d\d:\d\d)$/i

/** The archive of WAL, and the instant to come to as PostgreSQL reads it. */
function wantedOf({ archive, until }) {
  if (until && !archive) throw new Complaint('--until needs the archive of WAL that leads there: --archive FOLDER')
  if (until && (!WITH_ZONE.test(until) || Number.isNaN(Date.parse(until))))
    throw new Complaint(`${until} is not an instant with its zone: write 2026-11-30T14:05:00Z`)
  if (archive) refuseWithoutWal(resolve(archive))
  return { archive: archive && resolve(archive), until: until && new Date(until).toISOString() }
}

function readArguments(args) {
  try {
    const options = { into: text, archive: text, until: text }
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    if (positionals.length === 1)
      return { into: values.into, backup: resolve(positionals[0]), wanted: wantedOf(values) }
  } catch (error) {
    throw error instanceof Complaint ? error : new Complaint(`${error.message}\nheadroom: ${USAGE}`)
  }
  throw new Complaint(`A restore needs the folder of one backup: ${USAGE}`)
}

async function serverRestore(backup) {
  if (!process.env.DATABASE_URL) {
    throw new Complaint(
      `${backup} is of a database on a server of your own: set DATABASE_URL and DATABASE_OWNER_URL to an empty one.`,
    )
  }
  return (await import('./lib/backup/server-backup.mjs')).restoreServer
}

async function embeddedRestore(backup) {
  if (process.env.DATABASE_URL) {
    throw new Complaint(`${backup} is of an embedded PostgreSQL, which is not used while DATABASE_URL is set.`)
  }
  return (await import('./lib/backup/restore-embedded.mjs')).restoreEmbedded
}

await command(async () => {
  checkNodeVersion()
  loadEnvironmentFile()
  const { backup, into, wanted } = readArguments(process.argv.slice(2))
  if (into) process.env.HEADROOM_DATA_FOLDER = resolve(into)
  await ensureDependencies()
  const { ensurePrismaClient } = await import('./lib/build/prepare.mjs')
  const { checkFiles, readManifest } = await import('./lib/backup/manifest.mjs')
  const { refuseFilled } = await import('./lib/backup/place-files.mjs')
  const started = performance.now()
  const manifest = readManifest(backup)
  refuseFilled(dataFolder())
  await checkFiles(backup, manifest)
  say(`${manifest.files.length} files of ${backup} are as they were written, ${manifest.instant}`)
  await ensurePrismaClient()
  const restore = manifest.kind === 'server' ? await serverRestore(backup) : await embeddedRestore(backup)
  const isWithoutFault = await restore(backup, manifest, wanted)
  const upTo = wanted.until ?? (wanted.archive ? 'the end of the archive' : manifest.instant)
  say(`restored into ${dataFolder()} in ${secondsSince(started)}, up to ${upTo}`)
  return isWithoutFault ? 0 : 1
})
