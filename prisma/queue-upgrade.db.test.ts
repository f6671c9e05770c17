import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asOwner, testDatabaseUrls } from '@/test/database/database'
import { withClient } from '../scripts/lib/database/connection.mjs'
import { migrate } from '../scripts/lib/database/migrate.mjs'

// An installation from before the queue continues its unfinished work.

const QUEUE = '20261130130000_queue'
const SOURCES = join(process.cwd(), 'prisma', 'migrations-before-baseline')
const database = `before_queue_${randomBytes(4).toString('hex')}`
const url = Object.assign(new URL(testDatabaseUrls.owner), { pathname: `/${database}` }).href
const older = mkdtempSync(join(tmpdir(), 'before-queue-'))

beforeAll(async () => {
  await asOwner.query(`CREATE DATABASE ${database}`)
  for (const name of readdirSync(SOURCES))
    if (name < QUEUE) cpSync(join(SOURCES, name), join(older, 'migrations', name), { recursive: true })
  await migrate(url, older)
})

afterAll(async () => {
  rmSync(older, { recursive: true })
  await asOwner.query(`DROP DATABASE ${database} WITH (FORCE)`)
})

it('enqueues unfinished files in the order of their requests, and the run under way', async () => {
  await withClient(url, async (client) => {
    const person = '00000000-0000-4000-8000-000000000001'
    await client.query(
      "INSERT INTO person (id, email, name, role) VALUES ($1, 'asker@example.com', 'Asker', 'auditor')",
      [person],
    )
    const file = `INSERT INTO export_file (id, report, parameters, format, as_of, asked_by_id, asked_at, state, fault,
        attempts, holder, held_until, finished_at)
      VALUES (gen_random_uuid(), $1, '', 'csv', now(), $2, now() - $3::interval, $4, $5,
        $6, $7, now() + interval '1 minute', $8) RETURNING id`
    const add = async (report: string, ago: string, state: string, fault = '') => {
      const holder = state === 'making' ? 'an instance' : ''
      const finished = fault ? new Date() : null
      return (await client.query(file, [report, person, ago, state, fault, 1, holder, finished])).rows[0].id as string
    }
    const second = await add('companies', '1 hour', 'waiting')
    const first = await add('payments', '2 hours', 'making')
    await add('products', '3 hours', 'failed', 'It broke off three times')
    const { rows: runs } = await client.query(
      `INSERT INTO re_screening (id, begun_at, places_version, rules_version, total, done, holder, held_until)
        VALUES (gen_random_uuid(), now(), 'list', 'rules', 9, 4, 'an instance', now() + interval '1 minute')
        RETURNING id`,
    )
    expect(await migrate(url)).toContain(QUEUE)
    const { rows } = await client.query(
      'SELECT kind, subject, payload, state, attempts FROM job ORDER BY run_after, id',
    )
    const waiting = { state: 'waiting', attempts: 0 }
    expect(rows).toEqual([
      { kind: 'export-file', subject: first, payload: {}, ...waiting },
      { kind: 'export-file', subject: second, payload: {}, ...waiting },
      {
        kind: 're-screening',
        subject: runs[0].id,
        payload: { placesVersion: 'list', rulesVersion: 'rules' },
        ...waiting,
      },
    ])
    await client.query('SELECT grant_application_role($1)', [new URL(testDatabaseUrls.application).username])
  })
})
