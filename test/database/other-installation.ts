import { randomBytes } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { withClient } from '../../scripts/lib/database/connection.mjs'
import { migrate } from '../../scripts/lib/database/migrate.mjs'

/** What a database elsewhere may have been set to. */
const SETTINGS = {
  TimeZone: 'Asia/Tokyo',
  DateStyle: 'German',
  IntervalStyle: 'sql_standard',
  extra_float_digits: '0',
  bytea_output: 'escape',
}

export type OtherInstallation = { url: string; about: string; drop: () => Promise<void> }

/**
 * The same books in another installation: a database with another collation and other settings, on the server of this
 * address, whose tables hold the rows of the database of `source`, as if a backup had been restored there. Both
 * addresses are a superuser's.
 */
export async function copyInstallation(source: string, server: string): Promise<OtherInstallation> {
  const name = `other_${randomBytes(6).toString('hex')}`
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  await withClient(server, async (client) => {
    await client.query(
      `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'de-AT'`,
    )
    for (const [setting, value] of Object.entries(SETTINGS))
      await client.query(`ALTER DATABASE ${name} SET ${setting} = '${value}'`)
  })
  await migrate(url)
  await withClient(source, (books) => withClient(url, (copy) => copyRows(books, copy)))
  const about = await withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT concat_ws(', ', current_setting('TimeZone'), current_setting('DateStyle'),
         (SELECT datlocprovider FROM pg_database WHERE datname = current_database())) AS about`,
    )
    return rows[0].about as string
  })
  const drop = () =>
    withClient(server, async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`)))
  return { url, about, drop }
}

async function copyRows(books: pg.Client, copy: pg.Client): Promise<void> {
  const { rows } = await books.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name
     FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  )
  // Past triggers and foreign keys, as a restored backup is. Instants and figures travel as text that means the same
  // everywhere.
  await copy.query("SET session_replication_role = 'replica'")
  for (const client of [books, copy])
    await client.query("SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET extra_float_digits = 1")
  for (const { name } of rows) await copy.query(`TRUNCATE ${name} CASCADE`)
  for (const { name } of rows)
    await pipeline(books.query(copyTo(`COPY ${name} TO STDOUT`)), copy.query(copyFrom(`COPY ${name} FROM STDIN`)))
}
