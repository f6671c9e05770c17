import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '@/generated/prisma/client'
import { asOwner, type Cluster } from './cluster'
import { bareInsert, bareValues, ledgerEntry, type Subject } from './entries'
import { interleave, type Load, measure } from './load'

const COMPANIES = 10_000
const CLIENTS = 8

type Arrangement = { appUrl: string; ownerUrl: string; analysts: string[]; subjects: Subject[] }

/**
 * A database with 10,000 companies, and beside `payment` a table of the same columns, checks, keys and indexes that
 * nothing watches.
 */
async function arrange(cluster: Cluster): Promise<Arrangement> {
  const { ownerUrl, appUrl } = await cluster.database('bench_recording')
  const analysts = Array.from({ length: CLIENTS }, () => randomUUID())
  await asOwner(ownerUrl, "INSERT INTO organisation (id, name) VALUES (1, 'Benchmark')")
  await asOwner(
    ownerUrl,
    `INSERT INTO person (id, email, name, role)
     SELECT id, id || '@example.com', 'Analyst', 'analyst'
     FROM unnest($1::uuid[]) AS id`,
    [analysts],
  )
  await asOwner(
    ownerUrl,
    `WITH c AS (INSERT INTO company (id, name, country)
       SELECT gen_random_uuid(), 'Company ' || n, 'US' FROM generate_series(1, ${COMPANIES}) n RETURNING id),
      p AS (INSERT INTO product (id, company_id, name, manufacturer, kind)
        SELECT gen_random_uuid(), id, 'Headset', 'Acme', 'consumer_device' FROM c)
    INSERT INTO fsb_license (id, company_id, kind, number, status, applicant, applicant_kind, categories)
      SELECT gen_random_uuid(), id, 'notification', 'RU' || left(id::text, 8), 'valid', 'Acme', 'manufacturer', '{2}'
      FROM c`,
  )
  await asOwner(ownerUrl, 'CREATE TABLE payment_bare (LIKE payment INCLUDING ALL)')
  const { rows } = await asOwner(
    ownerUrl,
    `SELECT pg_get_constraintdef(oid) AS definition
     FROM pg_constraint
     WHERE conrelid = 'payment'::regclass AND contype = 'f'`,
  )
  for (const { definition } of rows) await asOwner(ownerUrl, `ALTER TABLE payment_bare ADD ${definition}`)
  await asOwner(ownerUrl, 'GRANT INSERT ON payment_bare TO headroom_app')
  await asOwner(ownerUrl, 'GRANT USAGE ON SEQUENCE payment_reference TO headroom_app')
  await asOwner(ownerUrl, 'VACUUM ANALYZE company, product, fsb_license, person')
  const { rows: subjects } = await asOwner(
    ownerUrl,
    `SELECT c.id AS "companyId", l.id AS "fsbLicenseId", p.id AS "productId"
     FROM company c JOIN fsb_license l ON l.company_id = c.id JOIN product p ON p.company_id = c.id`,
  )
  await openYears(ownerUrl, subjects as Subject[], analysts)
  return { ownerUrl, appUrl, analysts, subjects: subjects as Subject[] }
}

/** One payment for each company, so that the measured entries are in years that already have one. */
async function openYears(
  ownerUrl: string,
  subjects: readonly Subject[],
  [recordedById = '']: readonly string[],
): Promise<void> {
  const entries = subjects.map((subject) => ledgerEntry(subject, recordedById))
  for (let start = 0; start < entries.length; start += 500) {
    await asOwner(ownerUrl, 'SELECT record_payment(entry) FROM jsonb_array_elements($1::jsonb) AS entry', [
      JSON.stringify(entries.slice(start, start + 500)),
    ])
  }
}

/** The figures of recording: calls a second in each round. */
export type RecordingFigures = Record<Way, number[]>
type Way = `${'pg' | 'Prisma'} ${'bare' | 'recording' | 'one company'}`

/**
 * Measures recording against a bare insert of the same row, and one company against many, through pg and through
 * Prisma.
 */
export async function benchRecording(
  cluster: Cluster,
  { rounds, seconds }: { rounds: number; seconds: number },
  say: (line: string) => void,
): Promise<RecordingFigures> {
  const { appUrl, ownerUrl, analysts, subjects } = await arrange(cluster)
  const pool = new pg.Pool({ connectionString: appUrl, max: CLIENTS })
  pool.on('error', () => {})
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: appUrl, max: CLIENTS }) })
  const [hot] = subjects
  const any = () => subjects[Math.floor(Math.random() * subjects.length)] ?? subjects[0]
  const insert = bareInsert('payment_bare')
  const made = (client: number, subject = any()) => {
    if (!subject) throw new Error('there are no companies')
    return ledgerEntry(subject, analysts[client] ?? '')
  }
  const recordWithPrisma = (entry: object) =>
    prisma.$queryRaw`SELECT record_payment(${JSON.stringify(entry)}::jsonb) AS answer`
  const calls: Record<Way, (client: number) => Promise<unknown>> = {
    'pg bare': (client) => pool.query({ name: 'bare', text: insert, values: bareValues(made(client)) }),
    'pg recording': (client) => recordWithPg(pool, made(client)),
    'pg one company': (client) => recordWithPg(pool, made(client, hot)),
    'Prisma bare': (client) => prisma.$executeRawUnsafe(insert, ...bareValues(made(client))),
    'Prisma recording': (client) => recordWithPrisma(made(client)),
    'Prisma one company': (client) => recordWithPrisma(made(client, hot)),
  }
  const ways = Object.fromEntries(
    Object.entries(calls).map(([way, call]) => [way, (): Promise<Load> => measure(CLIENTS, seconds, call)]),
  )
  try {
    const figures = await interleave(ways, rounds, say)
    await refuseBreaches(ownerUrl)
    return figures as RecordingFigures
  } finally {
    await pool.end()
    await prisma.$disconnect()
  }
}

const recordWithPg = (pool: pg.Pool, entry: object) =>
  pool.query({
    name: 'record',
    text: 'SELECT record_payment($1::jsonb) AS answer',
    values: [JSON.stringify(entry)],
  })

/** What was measured must also be right: the figures of every company-year are the sum of its payments. */
async function refuseBreaches(ownerUrl: string): Promise<void> {
  const { rows } = await asOwner(
    ownerUrl,
    `SELECT count(*)::int AS wrong
     FROM company_year y
     WHERE reserved_cents <> (SELECT sum(amount_cents) FROM payment p
       WHERE p.company_id = y.company_id AND p.year = y.year)
       OR head_seq <> (SELECT count(*) FROM audit_event e WHERE e.chain = 'company:' || y.company_id || ':' || y.year)`,
  )
  if (rows[0].wrong > 0) throw new Error(`${rows[0].wrong} company-years do not add up`)
}
