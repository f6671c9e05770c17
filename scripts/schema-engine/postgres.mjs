// The way from Prisma's schema engine to PostgreSQL. @prisma/adapter-pg is made for queries; three things about it do
// not suit migrations and are corrected here, and one of the engine:
//  - executeScript cuts a script at every semicolon, through the middle of PL/pgSQL bodies: it is sent whole;
//  - the catalogue's one-byte type "char" (OID 18) is unknown to it: it is read as text and reported as Character;
//  - connectToShadowDb opens the main database, because a connection string wins over a database name in pg;
//  - the engine reads the columns that an index only includes as columns of its key.
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'

const oid = { char: 18, text: 25 }
const characterColumn = 6 // ColumnTypeEnum.Character of @prisma/driver-adapter-utils

export const withDatabase = (url, name) => Object.assign(new URL(url), { pathname: `/${name}` }).href

/** The query with which the engine reads indexes, limited to the columns of their keys. */
function withoutIncludedColumns(query) {
  const key = '(indkey::int2[])[:indnkeyatts - 1]'
  const sql = query.sql
    .replace('unnest(indkey)', `unnest(${key})`)
    .replace('generate_subscripts(indkey, 1)', `generate_subscripts(${key}, 1) - 1`)
  return Object.assign(query, { sql })
}

/** The indexes of "char" columns in a result; their fields are marked as text so that the adapter can decode them. */
function passCharOffAsText(fields = []) {
  return fields.flatMap((field, index) => {
    if (field.dataTypeID !== oid.char) return []
    field.dataTypeID = oid.text
    return [index]
  })
}

async function openAdapter(url) {
  const address = new URL(url)
  const schema = address.searchParams.get('schema') ?? undefined
  address.searchParams.delete('schema')
  const pool = new pg.Pool({ connectionString: address.href, max: 1 })
  if (schema) pool.on('connect', (client) => client.query(`SET search_path TO ${pg.escapeIdentifier(schema)}`))
  const adapter = await new PrismaPg(pool, { schema }).connect()
  const { performIO, queryRaw } = adapter
  const charColumns = new WeakMap()
  return Object.assign(adapter, {
    async performIO(query) {
      const result = await performIO.call(adapter, withoutIncludedColumns(query))
      charColumns.set(query, passCharOffAsText(result.fields))
      return result
    },
    async queryRaw(query) {
      const result = await queryRaw.call(adapter, query)
      for (const index of charColumns.get(query) ?? []) result.columnTypes[index] = characterColumn
      return result
    },
    async executeScript(sql) {
      try {
        await pool.query(sql)
      } catch (error) {
        adapter.onError(error)
      }
    },
    dispose: () => pool.end(),
  })
}

/** A database that lives as long as one answer of the engine, to replay the migrations in. */
async function openTemporaryShadow(url) {
  const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
  const main = await openAdapter(url)
  await main.executeScript(`CREATE DATABASE "${name}"`)
  const shadow = await openAdapter(withDatabase(url, name))
  let dropped
  const drop = async () => {
    await shadow.underlyingDriver().end()
    await main.executeScript(`DROP DATABASE IF EXISTS "${name}"`)
    await main.dispose()
  }
  shadow.dispose = () => {
    dropped ??= drop()
    return dropped
  }
  return shadow
}

/** The adapter factory the engine asks for. `dropShadows` removes what its answers left behind. */
export function postgresFactory({ url, shadowDatabaseUrl }) {
  const shadows = []
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => openAdapter(url),
    async connectToShadowDb() {
      if (shadowDatabaseUrl) return openAdapter(shadowDatabaseUrl)
      const shadow = await openTemporaryShadow(url)
      shadows.push(shadow)
      return shadow
    },
    async dropShadows() {
      await Promise.all(shadows.splice(0).map((shadow) => shadow.dispose()))
    },
  }
}

/** Enough of a database for a diff between schema files, which needs none. */
export const noDatabase = {
  provider: 'postgres',
  adapterName: 'none',
  async queryRaw() {
    const columnNames = ['exists', 'version', 'numeric_version']
    return { columnNames, columnTypes: [5, 7, 0], rows: [[true, 'PostgreSQL 15', 150_000]] }
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
