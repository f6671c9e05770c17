// `npm run -s backup -- FOLDER`: a backup of this installation, while it runs or not, in a new folder that is complete
// when it has its name. It has the secrets: keep it where only you can read it. docs/reliability.md describes it.
import { resolve } from 'node:path'
import { ensureDependencies } from './lib/build/packages.mjs'
import {
  Complaint,
  checkNodeVersion,
  command,
  loadEnvironmentFile,
  readJson,
  root,
  say,
  secondsSince,
} from './lib/project.mjs'

function readTarget(args) {
  if (args.length === 1 && !args[0].startsWith('-')) return resolve(args[0])
  throw new Complaint('A backup needs the name of a new folder: npm run -s backup -- FOLDER')
}

/** What fills the draft: another kind of database, another content. */
async function contentOf(databaseUrl) {
  if (databaseUrl) return (await import('./lib/backup/server-backup.mjs')).backUpServer
  return (await import('./lib/backup/backup-embedded.mjs')).backUpEmbedded
}

await command(async () => {
  checkNodeVersion()
  loadEnvironmentFile()
  const started = performance.now()
  const target = readTarget(process.argv.slice(2))
  await ensureDependencies()
  const { writeBackup } = await import('./lib/backup/manifest.mjs')
  const fill = await contentOf(process.env.DATABASE_URL)
  const { version } = readJson(`${root}/package.json`, {})
  const { instant, files } = await writeBackup(target, async (draft) => ({ version, ...(await fill(draft)) }))
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6
  say(
    `backup written to ${target} in ${secondsSince(started)}: everything up to ${instant}, ` +
      `${files.length} files, ${megabytes.toFixed(1)} MB. It has the secrets of this installation.`,
  )
})
