import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { withClient } from './connection.mjs'
import { startEmbeddedPostgres } from './embedded-postgres.mjs'
import { isAlive, pidFileOf, readPidFile } from './postmaster.mjs'

const folder = mkdtempSync(join(tmpdir(), 'headroom embedded '))
chmodSync(folder, 0o755)
const wish = join(folder, '.data')
const flags = { fsync: 'off' }
const start = (onCrash?: () => void) => startEmbeddedPostgres({ wish, flags, onCrash })
const value = async (url: string, sql: string) => (await withClient(url, (client) => client.query(sql))).rows[0].value
const pidOf = (cluster: { data: string }) => readPidFile(cluster.data)?.pid ?? 0
const waitUntilGone = (pid: number) =>
  vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000, interval: 20 })

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the first start makes a cluster: loopback only, a password, Unicode case', async () => {
  const cluster = await start()
  expect(cluster.created).toBe(true)
  expect(await value(cluster.url('postgres'), "SELECT current_setting('listen_addresses') AS value")).toBe('127.0.0.1')
  expect(await value(cluster.url('postgres'), "SELECT 'СИМФЕРОПОЛЬ' ILIKE 'симферополь' AS value")).toBe(true)
  await expect(value(cluster.url('postgres', 'headroom_admin', 'guess'), 'SELECT 1 AS value')).rejects.toThrow(
    /password/,
  )
  const pid = pidOf(cluster)
  expect(cluster.stop()).toBe(true)
  await waitUntilGone(pid)
})

test('the next start keeps the data; a start beside it adopts the server, and the last one stops it', async () => {
  const first = await start()
  expect(first.created).toBe(false)
  await withClient(first.url('postgres'), (client) => client.query('CREATE TABLE kept AS SELECT 42 AS value'))
  const other = join(first.home, 'in-use', '1')
  // Process 1 is always alive: it represents another start of this project.
  writeFileSync(other, '')
  const second = await start()
  expect(second).toMatchObject({ adopted: true, port: first.port })
  expect(second.stop()).toBe(false)
  expect(await value(first.url('postgres'), 'SELECT value FROM kept')).toBe(42)
  rmSync(other)
  expect(second.stop()).toBe(true)
})

test('a server that is killed is reported, and started again on the same port with its data', async () => {
  const crashed = vi.fn()
  const cluster = await start(crashed)
  const pid = pidOf(cluster)
  process.kill(pid, 'SIGKILL')
  await waitUntilGone(pid)
  await vi.waitFor(() => expect(crashed).toHaveBeenCalledOnce(), { timeout: 5000 })
  await cluster.restart()
  expect(await value(cluster.url('postgres'), 'SELECT value FROM kept')).toBe(42)
  cluster.stop()
})

test('a postmaster.pid that names another program does not stop a start', async () => {
  const before = await start()
  before.stop()
  writeFileSync(pidFileOf(before.data), `${process.pid}\n${before.data}\n1700000000\n5433\n\n127.0.0.1\n`)
  const cluster = await start()
  expect(cluster.adopted).toBe(false)
  expect(await value(cluster.url('postgres'), 'SELECT value FROM kept')).toBe(42)
  cluster.stop()
})

test('a damaged cluster with a database in it is left alone, and the error names it', async () => {
  const before = await start()
  before.stop()
  const version = join(before.data, 'PG_VERSION')
  renameSync(version, `${version}.away`)
  await expect(start()).rejects.toThrow(before.data)
  renameSync(`${version}.away`, version)
  const cluster = await start()
  expect(await value(cluster.url('postgres'), 'SELECT value FROM kept')).toBe(42)
  cluster.stop()
})

test('without its password a cluster is left alone, and the error names the file', async () => {
  const before = await start()
  before.stop()
  const secrets = join(before.home, 'secrets.json')
  renameSync(secrets, `${secrets}.away`)
  await expect(start()).rejects.toThrow(secrets)
  renameSync(`${secrets}.away`, secrets)
  const cluster = await start()
  expect(await value(cluster.url('postgres'), 'SELECT value FROM kept')).toBe(42)
  cluster.stop()
})

/** Starts as a process of its own, which can be killed. */
function startElsewhere(at: string) {
  const script = `import(${JSON.stringify(String(new URL('./embedded-postgres.mjs', import.meta.url)))}).then(
    ({ startEmbeddedPostgres }) => startEmbeddedPostgres({ wish: process.argv[1], flags: { fsync: 'off' } }))`
  return spawn(process.execPath, ['-e', script, at], { detached: true, stdio: 'ignore' })
}

/** Ends a process with everything it runs; PostgreSQL's own programs included. */
async function killGroup(child: ChildProcess) {
  const gone = once(child, 'exit')
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await gone
}

test.each(['pg-draft/PG_VERSION', 'pg-draft/global/pg_control', 'pg-draft/base/5', 'secrets.json'])(
  'a first start that is killed once there is %s comes up at the next try',
  async (file) => {
    const other = mkdtempSync(join(folder, 'killed-'))
    chmodSync(other, 0o755)
    const child = startElsewhere(join(other, '.data'))
    await vi.waitFor(() => expect(existsSync(join(other, '.data', file))).toBe(true), { timeout: 10_000, interval: 1 })
    await killGroup(child)
    const cluster = await startEmbeddedPostgres({ wish: join(other, '.data'), flags })
    expect(await value(cluster.url('postgres'), 'SELECT 1 AS value')).toBe(1)
    expect(readdirSync(cluster.home).filter((name) => /draft|initdb/.test(name))).toEqual([])
    cluster.stop()
  },
)

test('a half-made cluster that an earlier version left in the final folder is made again', async () => {
  const other = mkdtempSync(join(folder, 'half-'))
  chmodSync(other, 0o755)
  const data = join(other, '.data', 'pg')
  mkdirSync(join(data, 'base', '1'), { recursive: true })
  writeFileSync(join(data, 'PG_VERSION'), '18\n')
  const cluster = await startEmbeddedPostgres({ wish: join(other, '.data'), flags })
  expect(cluster.created).toBe(true)
  cluster.stop()
})

test('a restored base backup, which has no trace of a server, does not count as a half-made cluster', async () => {
  const before = await start()
  await withClient(before.url('postgres'), (client) => client.query('CREATE DATABASE books'))
  before.stop()
  rmSync(join(before.data, 'postmaster.opts'))
  const cluster = await start()
  expect(cluster.created).toBe(false)
  expect(await value(cluster.url('postgres'), 'SELECT value FROM kept')).toBe(42)
  cluster.stop()
})
