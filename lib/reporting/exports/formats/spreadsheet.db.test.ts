import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asOwner } from '@/test/database/database'
import { addCompany, addLicense, addPayment } from '@/test/ledger/ledger'
import { addActors, valueIn } from '@/test/rules/use-cases'
import { createExport } from '../create-export'

/** LibreOffice, where it is installed: an independent spreadsheet program. */
const office = (() => {
  try {
    return execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
})()

const COMMA_QUOTE_UTF8 = '44,34,76,1'
const NOTES = ['=1+1', '@SUM(A1)', '-5', 'two\nlines & <b>', 'Ялта "в кавычках"', '0012', '']
const folder = mkdtempSync(join(tmpdir(), 'headroom-spreadsheet-'))
const opened: Record<'csv' | 'xlsx', Record<string, string>[]> = { csv: [], xlsx: [] }

/** The rows of the first sheet as the spreadsheet shows them. */
async function openedBySpreadsheet(file: string, given: string[]): Promise<Record<string, string>[]> {
  const shown = join(folder, 'shown')
  const asShown = `csv:Text - txt - csv (StarCalc):${COMMA_QUOTE_UTF8},,0,false,true,false,false,false,1`
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  await promisify(execFile)(office ?? '', [
    profile,
    '--headless',
    ...given,
    '--convert-to',
    asShown,
    '--outdir',
    shown,
    file,
  ])
  const [written = ''] = readdirSync(shown)
  const text = readFileSync(join(shown, written), 'utf8')
  rmSync(shown, { recursive: true })
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
}

beforeAll(async () => {
  if (!office) return
  const { auditor, analyst } = await addActors()
  for (const [at, name] of ['Ömega, "Söhne"', '=Kestrel'].entries()) {
    const companyId = await addCompany(name)
    const fsbLicenseId = await addLicense(companyId, { number: `RU000002161${at}` })
    const common = { companyId, fsbLicenseId, recordedById: analyst.id }
    for (const [place, note] of NOTES.entries())
      await addPayment({ ...common, note, amountCents: 10_01 + 7 * place, paymentDate: '2026-03-14' })
  }
  for (const format of ['csv', 'xlsx'] as const) {
    const { body } = await valueIn(createExport(auditor, { report: 'payments', search: new URLSearchParams(), format }))
    const file = join(folder, `payments.${format}`)
    await writeFile(file, await buffer(body))
    const reading = format === 'csv' ? [`--infilter=Text - txt - csv (StarCalc):${COMMA_QUOTE_UTF8},,0,false,true`] : []
    opened[format] = await openedBySpreadsheet(file, reading)
  }
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(!office)('opened by a spreadsheet', () => {
  it.each(['csv', 'xlsx'] as const)('%s has every row and the sum of the ledger', async (format) => {
    const { rows } = await asOwner.query('SELECT count(*)::int AS count, sum(amount_cents)::int AS cents FROM payment')
    const cents = opened[format].reduce((sum, row) => sum + Math.round(Number(row['Counts USD']) * 100), 0)
    expect({ count: opened[format].length, cents }).toEqual(rows[0])
  })

  it('shows the same in CSV and in XLSX', () => {
    const shown = (format: 'csv' | 'xlsx') =>
      opened[format].map((row) =>
        ['Reference', 'Company', 'Payment date', 'Counts USD', 'FSB license'].map((name) => row[name]),
      )
    expect(shown('xlsx')).toEqual(shown('csv'))
  })

  it.each(['csv', 'xlsx'] as const)('%s: typed values are text, and no formula was calculated', (format) => {
    const notes = new Set(opened[format].map((row) => row.Note))
    expect([...notes]).toEqual(
      expect.arrayContaining(["'=1+1", "'@SUM(A1)", '-5', 'two\nlines & <b>', 'Ялта "в кавычках"', '']),
    )
    expect(new Set(opened[format].map((row) => row.Company))).toEqual(new Set(['Ömega, "Söhne"', "'=Kestrel"]))
    expect(new Set(opened[format].map((row) => row['FSB license']))).toEqual(new Set(['RU0000021610', 'RU0000021611']))
  })

  it('license numbers and typed digits keep their zeros in XLSX', () => {
    expect(opened.xlsx.map((row) => row.Note)).toContain('0012')
  })
})
