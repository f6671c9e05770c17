import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { withClient } from '../database/connection.mjs'
import { startEmbeddedPostgres } from '../database/embedded-postgres.mjs'
import { createOwnedDatabase, ensureRoles, migrateAndGrant } from '../database/roles.mjs'
import { root } from '../project.mjs'
import { backUpEmbedded } from './backup-embedded.mjs'
import { checkFiles, readManifest, writeBackup } from './manifest.mjs'
import { restoreEmbedded } from './restore-embedded.mjs'
import { archiveSettings } from './wal-archive.mjs'

const folder = mkdtempSync(join(tmpdir(), 'headroom backup '))
chmodSync(folder, 0o755)
const at = (name: string) => join(folder, name)
const [data, backup] = [at('data'), at('backup')]
const archive = at('archive')
const flags = { fsync: 'off' }
const WRITERS = 4
/** A row that no event tells of: the verification after a restore has to find it. */
const STRAY_ROW = "INSERT INTO company (id, name, country) VALUES (gen_random_uuid(), 'Stray Inc.', 'US')"

let cluster: Awaited<ReturnType<typeof startEmbeddedPostgres>>

beforeAll(async () => {
  vi.stubEnv('HEADROOM_DATA_FOLDER', data)
  cluster = await startEmbeddedPostgres({ wish: data, flags: { ...flags, ...archiveSettings(archive) } })
  const urlsOf = await ensureRoles(cluster)
  await createOwnedDatabase(cluster, 'headroom')
  await migrateAndGrant(urlsOf('headroom').ownerUrl)
  await withClient(cluster.url('postgres'), (client) => client.query('CREATE TABLE written (number int)'))
  await withClient(cluster.url('headroom'), (client) => client.query(STRAY_ROW))
  writeFileSync(join(data, 'anchors'), 'what heads were')
  // Process 1 is always alive: it represents the application that works beside the backup.
  writeFileSync(join(data, 'in-use', '1'), '')
}, 60_000)

afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(join(data, 'in-use', '1'))
  cluster.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Writes numbers from several connections until `stop`; `acknowledged` has those whose commit was answered. */
function startWriters() {
  const acknowledged: { number: number; at: number }[] = []
  let [next, stopped] = [0, false]
  const write = () =>
    withClient(cluster.url('postgres'), async (client) => {
      while (!stopped) {
        const number = next++
        await client.query('INSERT INTO written VALUES ($1)', [number])
        acknowledged.push({ number, at: Date.now() })
      }
    })
  const all = Promise.all(Array.from({ length: WRITERS }, write))
  const stop = () => {
    stopped = true
    return all
  }
  return { acknowledged, stop }
}

/** The address of a database of a restored cluster, as its owner, while `body` runs. */
async function inRestored<Answer>(wish: string, body: (url: string) => Promise<Answer>): Promise<Answer> {
  const restored = await startEmbeddedPostgres({ wish, flags })
  try {
    return await body(restored.url('postgres'))
  } finally {
    restored.stop()
  }
}

const numbersIn = (url: string): Promise<number[]> =>
  withClient(url, async (client) => {
    const { rows } = await client.query('SELECT number FROM written')
    return rows.map(({ number }) => number)
  })

test('a backup made while writers work has all that was acknowledged before its end, and is verified', async () => {
  const writers = startWriters()
  const { instant } = await writeBackup(backup, backUpEmbedded)
  await writers.stop()
  vi.stubEnv('HEADROOM_DATA_FOLDER', at('restored'))
  const lines = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  expect(await restoreEmbedded(backup, readManifest(backup))).toBe(false)
  expect(lines.mock.calls.join('')).toContain('headroom: 1 rows are not verified')
  lines.mockRestore()
  const restored = await inRestored(at('restored'), numbersIn)
  const before = writers.acknowledged.filter(({ at: moment }) => moment < Date.parse(instant))
  expect(before.length).toBeGreaterThan(100)
  expect(new Set(restored).size).toBe(restored.length)
  expect(before.filter(({ number }) => !restored.includes(number))).toEqual([])
  expect(readFileSync(join(at('restored'), 'anchors'), 'utf8')).toBe('what heads were')
  expect(JSON.parse(readFileSync(join(at('restored'), 'secrets.json'), 'utf8'))).toMatchObject(
    JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')),
  )
}, 120_000)

test('with archived WAL a restore comes to an instant after the backup, and not further', async () => {
  const until = await withClient(cluster.url('postgres'), async (client) => {
    await client.query('INSERT INTO written VALUES (-1)')
    const { rows } = await client.query('SELECT clock_timestamp() AS instant')
    // The instant has whole milliseconds, so that the next row is certainly later.
    await client.query('SELECT pg_sleep(0.01)')
    await client.query('INSERT INTO written VALUES (-2)')
    const { rows: ends } = await client.query('SELECT pg_walfile_name(pg_switch_wal()) AS name')
    await vi.waitFor(() => expect(existsSync(join(archive, ends[0].name))).toBe(true), 20_000)
    return new Date(rows[0].instant.getTime() + 1).toISOString()
  })
  vi.stubEnv('HEADROOM_DATA_FOLDER', at('to instant'))
  const lines = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await restoreEmbedded(backup, readManifest(backup), { archive, until })
  lines.mockRestore()
  const restored = await inRestored(at('to instant'), numbersIn)
  expect([restored.includes(-1), restored.includes(-2)]).toEqual([true, false])
}, 120_000)

test('only its owner reads a backup, and the slot that held its WAL is gone', async () => {
  for (const path of ['.', 'pg', 'data']) expect(statSync(join(backup, path)).mode & 0o777).toBe(0o700)
  for (const path of ['backup.json', 'data/secrets.json']) expect(statSync(join(backup, path)).mode & 0o777).toBe(0o600)
  const slots = await withClient(cluster.url('postgres'), (client) => client.query('SELECT FROM pg_replication_slots'))
  expect(slots.rowCount).toBe(0)
})

test('neither a backup nor a folder with anything in it is overwritten', async () => {
  await expect(writeBackup(backup, backUpEmbedded)).rejects.toThrow(`${backup} exists already`)
  vi.stubEnv('HEADROOM_DATA_FOLDER', data)
  await expect(restoreEmbedded(backup, readManifest(backup))).rejects.toThrow(`${data} is not empty`)
  expect(readFileSync(join(data, 'anchors'), 'utf8')).toBe('what heads were')
})

test('a file that is damaged, missing or added is named', async () => {
  const manifest = readManifest(backup)
  await checkFiles(backup, manifest)
  const secrets = join(backup, 'data', 'secrets.json')
  const content = readFileSync(secrets)
  appendFileSync(secrets, ' ')
  await expect(checkFiles(backup, manifest)).rejects.toThrow('data/secrets.json of the backup')
  rmSync(secrets)
  await expect(checkFiles(backup, manifest)).rejects.toThrow('data/secrets.json of the backup')
  writeFileSync(secrets, content)
  writeFileSync(join(backup, 'pg', 'recovery.signal'), '')
  await expect(checkFiles(backup, manifest)).rejects.toThrow('pg/recovery.signal')
  rmSync(join(backup, 'pg', 'recovery.signal'))
})

test('a manifest that leads out of the backup is refused', () => {
  const file = join(backup, 'backup.json')
  const content = readFileSync(file, 'utf8')
  writeFileSync(file, content.replace('data/secrets.json', '../../etc/passwd'))
  expect(() => readManifest(backup)).toThrow('is damaged at')
  writeFileSync(file, content)
})

test('a failure removes what was written; a kill leaves a draft that no restore takes', async () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
  await expect(writeBackup(at('full'), () => Promise.reject(full))).rejects.toThrow('is full')
  expect([existsSync(at('full')), existsSync(at('full.draft'))]).toEqual([false, false])
  const child = spawn(process.execPath, ['scripts/backup.mjs', at('killed')], {
    cwd: root,
    env: { ...process.env, HEADROOM_DATA_FOLDER: data, DATABASE_URL: '' },
    stdio: 'ignore',
  })
  await vi.waitFor(() => expect(existsSync(join(at('killed.draft'), 'pg', 'base'))).toBe(true), 10_000)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(existsSync(at('killed'))).toBe(false)
  expect(() => readManifest(at('killed.draft'))).toThrow('is the draft of a backup that did not end')
  await expect(writeBackup(at('killed'), backUpEmbedded)).rejects.toThrow(`${at('killed.draft')} is there`)
  expect(await numbersIn(cluster.url('postgres'))).not.toEqual([])
})
