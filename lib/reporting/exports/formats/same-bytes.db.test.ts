import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { REPORTS } from '@/lib/reporting/registry/reports'
import { seedDemo } from '@/prisma/seed'
import { withClient } from '@/scripts/lib/database/connection.mjs'
import { asOwner, testDatabaseUrls } from '@/test/database/database'
import { copyInstallation, type OtherInstallation } from '@/test/database/other-installation'
import { addCompany, addLicense, addPayment } from '@/test/ledger/ledger'

const NOW = new Date('2026-11-23T14:00:00Z')
/** Names that collations order differently. */
const NAMES = ['Ähre & Söhne', 'Ahrens', 'AHR Zürich', 'Zebra-A', 'Zebra B', 'Zebra. A', 'Москва', 'Ёлка']

/** A second PostgreSQL server, as its superuser; CONTRIBUTING.md describes when it is needed. */
const OTHER_SERVER = process.env.HEADROOM_OTHER_POSTGRES_URL

type Printed = { timeZone: string; files: Record<string, string> }

/** An instant long ago, and one after the last entry. */
const instants = ['2025-03-31T21:59:59.999Z']
let other: OtherInstallation
let here: Printed
let there: Printed

/** Generates every file in a separate process, from a database, in a zone and a language. */
async function filesAt(url: string, settings: { TZ: string; LANG: string; LC_ALL: string }): Promise<Printed> {
  const { rows } = await asOwner.query("SELECT id, name, email, role FROM person WHERE role = 'auditor' LIMIT 1")
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--conditions=react-server',
      '--import',
      'tsx',
      'test/files/print-file-hashes.ts',
      JSON.stringify({ actor: rows[0], instants, year: 2026 }),
    ],
    { env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: url, DATABASE_OWNER_URL: url, ...settings } },
  )
  return JSON.parse(stdout)
}

beforeAll(async () => {
  const { adminUrl } = inject('testServer')
  const { pathname } = new URL(testDatabaseUrls.owner)
  const source = Object.assign(new URL(adminUrl), { pathname }).href
  await withClient(testDatabaseUrls.owner, (client) => seedDemo(client, NOW, () => {}))
  const { rows } = await asOwner.query("SELECT id FROM person WHERE role = 'analyst' LIMIT 1")
  for (const name of NAMES) {
    const companyId = await addCompany(name)
    const common = { companyId, recordedById: rows[0].id, fsbLicenseId: await addLicense(companyId) }
    await addPayment({ ...common, amountCents: 10_000, paymentDate: '2026-03-02', note: name })
  }
  instants.push(new Date().toISOString())
  other = await copyInstallation(source, OTHER_SERVER ?? adminUrl)
  const [cayenne, tokyo] = await Promise.all([
    filesAt(source, { TZ: 'America/Cayenne', LANG: 'C', LC_ALL: 'C' }),
    filesAt(other.url, { TZ: 'Asia/Tokyo', LANG: 'de_AT.UTF-8', LC_ALL: 'de_AT.UTF-8' }),
  ])
  here = cayenne
  there = tokyo
}, 240_000)

afterAll(() => other?.drop())

describe('the same report, parameters and instant, in another installation', () => {
  it('is requested with another zone, date style and collation', () => {
    expect(other.about).toBe('Asia/Tokyo, German, DMY, i')
    expect([here.timeZone, there.timeZone]).toEqual(['America/Cayenne', 'Asia/Tokyo'])
  })

  it('has the same bytes: every report, in every format', () => {
    expect(Object.keys(here.files)).toHaveLength(instants.length * (REPORTS.length * 3 + 1))
    expect(there.files).toEqual(here.files)
  })

  it('is a different file as of another instant', () => {
    const payments = instants.map((instant) => here.files[`payments csv ${instant}`])
    expect(new Set(payments).size).toBe(instants.length)
  })
})
