import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { clockAt } from './seed/clock'
import { insertConfirmations } from './seed/law-confirmations'
import { makeDemo } from './seed/make-demo'
import { insertOrganisation, insertRates, insertRecords } from './seed/records/master-data'
import { PEOPLE } from './seed/records/people'
import { replay } from './seed/write'

/**
 * Writes the demo organisation into an empty database, as it is on the day of `now`. `client` is connected as the owner
 * of the tables. Throws when the database has people; a failure in the middle writes nothing. `say` gets one line a
 * stage; `usualFrom` as in makeDemo.
 */
export async function seedDemo(
  client: pg.Client,
  now: Date,
  say: (line: string) => void,
  usualFrom?: number,
): Promise<void> {
  const { rows } = await client.query<{ inhabited: boolean }>('SELECT EXISTS (SELECT FROM person) AS inhabited')
  if (rows[0]?.inhabited) throw new Error('there are people in this database already: demo data is for an empty one')
  const { records, plans, rates, history } = makeDemo(clockAt(now), usualFrom)
  await client.query('BEGIN')
  await insertOrganisation(client)
  await insertConfirmations(client)
  say(`${Object.keys(PEOPLE).length} people`)
  await insertRecords(client, records)
  const { companies, products, licenses } = records
  say(`${companies.length} companies, ${products.length} products, ${licenses.length} FSB licenses`)
  await insertRates(client, rates)
  say(`${rates.length} exchange rates`)
  await replay(client, history.calls, history.lastNumber)
  say(`${plans.length} payments with their history, ${history.calls.length} acts in all`)
  await client.query('COMMIT')
  await client.query('ANALYZE')
}

async function main(): Promise<void> {
  const connectionString = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL
  if (!connectionString) throw new Error('Set DATABASE_OWNER_URL to the database for the demo')
  const client = new pg.Client({ connectionString, application_name: 'headroom seed' })
  await client.connect()
  try {
    await seedDemo(client, new Date(), (line) => process.stdout.write(`demo data: ${line}\n`))
  } finally {
    await client.end()
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
