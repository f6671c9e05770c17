#!/usr/bin/env node
// Prisma's schema engine from its WebAssembly build (@prisma/schema-engine-wasm), behind the same JSON-RPC over stdio
// that the native binary speaks. The stock `prisma` CLI uses it through PRISMA_SCHEMA_ENGINE_BINARY.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bg from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

const argv = process.argv.slice(2)
const wasmDir = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
if (argv.includes('--version')) {
  console.log(`schema-engine-wasm ${JSON.parse(readFileSync(join(wasmDir, 'package.json'), 'utf8')).version}`)
  process.exit(0)
}
const args = (name) => argv.flatMap((a, i) => (a === name ? [argv[i + 1]] : []))
const { url, shadowDatabaseUrl } = JSON.parse(args('--datasource')[0] ?? '{}')

const withDatabase = (href, name) => Object.assign(new URL(href), { pathname: `/${name}` }).href

/** `schema-engine cli can-connect-to-database | create-database | drop-database` */
async function cli(command) {
  const connect = async (href) => {
    const c = new pg.Client({ connectionString: href })
    await c.connect()
    return c
  }
  try {
    const name = decodeURIComponent(new URL(url).pathname.slice(1))
    const c = await connect(command === 'can-connect-to-database' ? url : withDatabase(url, 'postgres'))
    if (command === 'create-database') await c.query(`CREATE DATABASE ${c.escapeIdentifier(name)}`)
    if (command === 'drop-database') await c.query(`DROP DATABASE ${c.escapeIdentifier(name)}`)
    await c.end()
    return 0
  } catch (e) {
    const error_code = { '3D000': 'P1003', '28P01': 'P1000', 28000: 'P1000', '42P04': 'P1009' }[e.code] ?? 'P1001'
    // The CLI skips the first line and parses each one after it.
    console.error(
      `schema-engine-wasm\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields: { message: e.message || String(e.code), error_code } })}`,
    )
    return 1
  }
}

/**
 * Three things in @prisma/adapter-pg suit queries but not migrations:
 *  - executeScript splits at every ';' and so cuts PL/pgSQL bodies: send the script whole (simple query protocol);
 *  - it can't decode the catalogue's internal type "char" (OID 18): report it as Character;
 *  - connectToShadowDb passes {connectionString, database}, where pg lets connectionString win: that "shadow" is the main database.
 */
class MigrationPg {
  provider = 'postgres'
  adapterName = '@prisma/adapter-pg'
  shadows = []
  async open(href) {
    const u = new URL(href)
    const schema = u.searchParams.get('schema') ?? undefined
    u.searchParams.delete('schema')
    const pool = new pg.Pool({ connectionString: u.href, max: 1 })
    if (schema) pool.on('connect', (c) => c.query(`SET search_path TO ${pg.escapeIdentifier(schema)}`))
    const adapter = await new PrismaPg(pool, { schema }).connect()
    const { performIO, queryRaw } = adapter
    const chars = new WeakMap()
    adapter.performIO = async (query) => {
      const result = await performIO.call(adapter, query)
      chars.set(
        query,
        (result.fields ?? []).flatMap((f, i) => (f.dataTypeID === 18 ? [((f.dataTypeID = 25), i)] : [])),
      )
      return result
    }
    adapter.queryRaw = async (query) => {
      const result = await queryRaw.call(adapter, query)
      for (const i of chars.get(query) ?? []) result.columnTypes[i] = 6 // ColumnTypeEnum.Character
      return result
    }
    adapter.executeScript = async (sql) => {
      try {
        await pool.query(sql)
      } catch (e) {
        adapter.onError(e)
      }
    }
    adapter.dispose = () => pool.end()
    return adapter
  }
  connect() {
    return this.open(url)
  }
  async connectToShadowDb() {
    if (shadowDatabaseUrl) return this.open(shadowDatabaseUrl)
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    const main = await this.open(url)
    await main.executeScript(`CREATE DATABASE "${name}"`)
    const shadow = await this.open(withDatabase(url, name))
    let dropped
    shadow.dispose = () =>
      (dropped ??= (async () => {
        await shadow.underlyingDriver().end()
        await main.executeScript(`DROP DATABASE IF EXISTS "${name}"`)
        await main.dispose()
      })())
    this.shadows.push(shadow)
    return shadow
  }
  async dropShadows() {
    await Promise.all(this.shadows.splice(0).map((s) => s.dispose()))
  }
}

/** Enough of a database for `migrate diff` between an empty schema and Prisma schema files, which needs none. */
const noDatabase = {
  provider: 'postgres',
  adapterName: 'none',
  async queryRaw() {
    return {
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [5, 7, 0],
      rows: [[true, 'PostgreSQL 15', 150000]],
    }
  },
  executeRaw: async () => 0,
  executeScript: async () => {},
  startTransaction: async () => {
    throw new Error('no database')
  },
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  dispose: async () => {},
  connect: async () => noDatabase,
  connectToShadowDb: async () => noDatabase,
}

if (argv.includes('cli')) process.exit(await cli(argv[argv.indexOf('cli') + 1]))

globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (m) => console.error(JSON.stringify({ level: 'ERROR', fields: { message: m } })),
}
const { instance } = await WebAssembly.instantiate(readFileSync(join(wasmDir, 'schema_engine_bg.wasm')), {
  './schema_engine_bg.js': bg,
})
bg.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()

const factory = new MigrationPg()
const datamodels = args('--datamodels').map((f) => [f, readFileSync(f, 'utf8')])
const open = (f) =>
  bg.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(f),
  )
const offline = (t) => t.tag === 'empty' || t.tag === 'schemaDatamodel'
let live
const engineFor = (method, params) =>
  method === 'diff' && offline(params.from) && offline(params.to) ? open(noDatabase) : (live ??= open(factory))

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
async function handle({ id, method, params }) {
  try {
    const engine = await engineFor(method, params)
    const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params)
    await factory.dropShadows()
    if (method === 'diff' && result.stdout != null)
      send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } })
    send({ id, result: result ?? {} })
  } catch (e) {
    await factory.dropShadows().catch(() => {})
    if (process.env.SHIM_TRACE) console.error(e, JSON.stringify(e))
    const data = { is_panic: false, message: e.message, error_code: e.code, meta: e.meta }
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
  }
}
const running = new Set()
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const message = line.trim() ? JSON.parse(line) : {}
    if (!message.method) return
    const p = handle(message).finally(() => running.delete(p))
    running.add(p)
  })
  .on('close', () => Promise.allSettled(running).then(() => process.exit(0)))
