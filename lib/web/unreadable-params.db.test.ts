import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { auditListParams } from '@/lib/audit/trail/audit-list-params'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { readListParams } from '@/lib/kernel/list-params'
import { reportListParams } from '@/lib/ledger/ofac-reports/report-list-params'
import { paymentPageSchema } from '@/lib/ledger/payments/list/payment-list-params'
import type { Actor } from '@/lib/permissions/permissions'
import { companyListParams } from '@/lib/records/companies/list/company-list-params'
import { exchangeRateListParams } from '@/lib/records/exchange-rates/exchange-rate-input'
import { licenseListParams } from '@/lib/records/fsb-licenses/fsb-license-list-params'
import { productListParams } from '@/lib/records/products/product-list-params'
import { FILE_KINDS, readFileKind } from '@/lib/report-definition/file-kinds'
import { createComparison } from '@/lib/reporting/exports/compare/create-comparison'
import { readComparison } from '@/lib/reporting/exports/compare/read-comparison'
import { countRows } from '@/lib/reporting/exports/count-rows'
import { createFile } from '@/lib/reporting/exports/create-file'
import { exportFileListParams } from '@/lib/reporting/exports/files/export-file-queries'
import { requestExport } from '@/lib/reporting/exports/files/request-export'
import { saveExport } from '@/lib/reporting/exports/saved/saved-export'
import { createSchedule } from '@/lib/reporting/exports/schedules/save-schedule'
import { yearPageSchema } from '@/lib/reporting/overview/overview-params'
import { REPORTS } from '@/lib/reporting/registry/reports'
import { createSummaryPdf } from '@/lib/reporting/yearly-summary/pdf/create-summary-pdf'
import { summaryParams } from '@/lib/reporting/yearly-summary/summary-scope'
import { caseListParams } from '@/lib/screening-desk/screening-cases/case-list-params'
import { savedRowParams } from '@/lib/screening-desk/screening-lists/list-params'
import { asOwner, db } from '@/test/database/database'
import { ID, UNREADABLE } from '@/test/files/unreadable-values'
import { addActors } from '@/test/rules/use-cases'

// A parameter that cannot be read is an error at its name, in every list and every report: it is never left out, and
// never a default.

const LISTS: Record<string, z.ZodObject> = {
  payments: paymentPageSchema,
  companies: companyListParams,
  products: productListParams,
  'FSB licenses': licenseListParams,
  'audit trail': auditListParams,
  'screening cases': caseListParams,
  'saved list': savedRowParams,
  'reports to OFAC': reportListParams,
  downloads: exportFileListParams,
  'exchange rates': exchangeRateListParams,
  'yearly summary': summaryParams,
  'overview and company': yearPageSchema,
}

const cases = Object.entries(LISTS).flatMap(([list, schema]) =>
  Object.keys(schema.shape).flatMap((name) => {
    // The rows of a saved list begin at a position, all others at a day.
    const values = schema === savedRowParams && name === 'from' ? ['-1', 'x', '1e3'] : (UNREADABLE[name] ?? [])
    return values.map((value) => ({ list, schema, name, value }))
  }),
)
describe('a parameter that cannot be read', () => {
  it('is in this table for each parameter of each list', () => {
    const names = new Set(Object.values(LISTS).flatMap((schema) => Object.keys(schema.shape)))
    expect([...names].filter((name) => !UNREADABLE[name])).toEqual([])
  })

  it.each(cases)('is an error at its name: $list, $name', ({ schema, name, value }) => {
    const read = readListParams(schema, new URLSearchParams([[name, value]]))
    expect(read).toMatchObject({
      ok: false,
      refusal: { kind: 'invalid', fieldErrors: { [name]: expect.any(String) } },
      typed: { [name]: [value] },
    })
    if (!read.ok) expect(read.refusal.message).toContain(`${name}: `)
  })

  it.each(Object.entries(LISTS))('is unknown, or given twice: %s', (_list, schema) => {
    expect(readListParams(schema, { form: '2026-01-01' })).toMatchObject({
      refusal: { fieldErrors: { form: expect.any(String) } },
    })
    const once = Object.keys(schema.shape).filter((name) =>
      ['year', 'company', 'from', 'sort', 'schedule', 'currency'].includes(name),
    )
    for (const name of once)
      expect(readListParams(schema, { [name]: ['2026', '2025'] }), name).toMatchObject({
        refusal: { fieldErrors: { [name]: 'Give this once' } },
      })
  })

  it('keeps everything else that was typed, and reports each error once', () => {
    const read = readListParams(
      paymentPageSchema,
      new URLSearchParams('from=1/2/2026&near=far&kind=permit&kind=notification&q=RU&year='),
    )
    expect(read).toEqual({
      ok: false,
      refusal: {
        kind: 'invalid',
        message:
          'from: 1/2/2026 may be 2 Jan 2026 or 1 Feb 2026. Enter the month by name. near: Choose one of within or over',
        fieldErrors: {
          from: '1/2/2026 may be 2 Jan 2026 or 1 Feb 2026. Enter the month by name',
          near: 'Choose one of within or over',
        },
      },
      typed: { from: ['1/2/2026'], near: ['far'], kind: ['permit', 'notification'], q: ['RU'] },
    })
  })

  it.each([
    [paymentPageSchema, 'from=2026-02-01&to=2026-01-31', 'to'],
    [auditListParams, 'from=2026-02-01&to=2026-01-31', 'to'],
    [paymentPageSchema, `after=2026-02-01~${ID}&before=2026-02-01~${ID}`, 'before'],
    // A cursor of another order is not valid in this one.
    [paymentPageSchema, `sort=largest&after=2026-02-01~${ID}`, 'after'],
    [paymentPageSchema, `after=125000~${ID}`, 'after'],
    [companyListParams, `sort=left&after=acme~${ID}`, 'after'],
    [licenseListParams, `expiring=30&after=ru1~${ID}`, 'after'],
    [caseListParams, `after=2026-02-01~${ID}`, 'after'],
  ])('conflicts with another: %#', (schema, address, name) => {
    expect(readListParams(schema, new URLSearchParams(address))).toMatchObject({
      refusal: { fieldErrors: { [name]: expect.any(String) } },
    })
  })
})
describe.each(REPORTS.map((report) => ({ report, name: report.name })))('the report $name', ({ report }) => {
  const clock = { today: '2026-11-28', year: 2026, timeZone: 'America/New_York', holidays: SHIPPED_LAW.holidays }

  it.each(report.parameters)('refuses an unreadable %s', (name) => {
    const values = report.name === 'screening-list' && name === 'from' ? ['-1'] : (UNREADABLE[name] ?? [])
    for (const value of values) {
      const search = new URLSearchParams([[name, value]])
      expect(report.prepare(search, clock), value).toMatchObject({
        ok: false,
        refusal: { kind: 'invalid', fieldErrors: { [name]: expect.any(String) } },
      })
    }
  })

  it('refuses a parameter that is not its own', () => {
    expect(report.prepare(new URLSearchParams('form=2026-01-01'), clock)).toMatchObject({
      refusal: { kind: 'invalid' },
    })
  })

  it('is valid without a filter', () => {
    expect(report.prepare(new URLSearchParams(), clock).ok).toBe(true)
  })
})
describe('every use case with a filter refuses one that it cannot read', () => {
  const orders = [
    ['payments', 'from=1/2/2026', 'from'],
    ['payments', 'form=2026-01-01', 'form'],
    ['companies', 'year=two', 'year'],
    ['audit-trail', 'to=28/28/2026', 'to'],
    ['yearly-summary', 'year=2026&year=2025', 'year'],
  ] as const
  let auditor: Actor
  beforeAll(async () => {
    await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
    auditor = (await addActors()).auditor
  })

  const refusal = { ok: false, refusal: { kind: 'invalid' } }

  it.each(orders)('%s?%s', async (report, parameters, name) => {
    const search = new URLSearchParams(parameters)
    const message = expect.stringContaining(`${name}: `)
    const unread = { refusal: { kind: 'invalid', message } }
    for (const kind of FILE_KINDS.filter((one) => one !== 'package-pdf'))
      expect(await createFile(auditor, { report, search, kind }), kind).toMatchObject(unread)
    expect(await countRows(auditor, { report, search })).toMatchObject(refusal)
    const instants = new URLSearchParams(`${parameters}&earlier=2026-01-01`)
    expect(await createComparison(auditor, { report, search: instants })).toMatchObject(unread)
    expect(await readComparison(auditor, { report, search: instants })).toMatchObject(unread)
    const order = { report, parameters, format: 'csv' } as const
    const atField = { refusal: { kind: 'invalid', fieldErrors: { parameters: message } } }
    expect(await requestExport(auditor, { ...order, asOf: '' })).toMatchObject(atField)
    expect(await saveExport(auditor, { ...order, name: 'Unreadable' })).toMatchObject(atField)
    const schedule = { ...order, name: 'Unreadable', rhythm: 'monthly', covers: 'as_saved' } as const
    expect(await createSchedule(auditor, schedule)).toMatchObject(atField)
  })

  it.each(['year=two', 'company=me', 'signed=1', 'asOf=soon', 'asOf=2026-01-31&asOf=2026-02-28', 'month=3'])(
    'the summary as a PDF: %s',
    async (address) => {
      expect(await createSummaryPdf(auditor, new URLSearchParams(address))).toMatchObject(refusal)
      expect(await db.auditEvent.count({ where: { verb: 'export.created' } })).toBe(0)
    },
  )

  it.each(['asOf=1/2/2026', 'asOf=2026-01-31&asOf=2026-02-28'])('an instant: %s', async (address) => {
    const search = new URLSearchParams(address)
    const outcome = await createFile(auditor, { report: 'payments', search, kind: 'csv' })
    expect(outcome).toMatchObject({ refusal: { kind: 'invalid', fieldErrors: { asOf: expect.any(String) } } })
  })

  it.each(['format=doc', 'format=csv&format=xlsx', 'package=yes', 'package=1&package=1'])(
    'a kind of file: %s',
    (address) => {
      expect(readFileKind(new URLSearchParams(address))).toBeNull()
    },
  )
})
