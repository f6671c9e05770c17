import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { editPolicies, policiesInput } from '@/lib/identity/organisation/edit-policies'
import { deactivatePerson } from '@/lib/identity/people/deactivate-person'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { decidePayment } from '@/lib/ledger/payments/steps/decide-payment'
import { markPaid, markPaidInput } from '@/lib/ledger/payments/steps/mark-paid'
import { decideVoid, voidPayment } from '@/lib/ledger/payments/steps/void-payment'
import { archiveCompany, restoreCompany } from '@/lib/records/companies/archive-company'
import { companyEdit, companyInput } from '@/lib/records/companies/company-input'
import { createCompany } from '@/lib/records/companies/create-company'
import { editCompany } from '@/lib/records/companies/edit-company'
import { createFsbLicense } from '@/lib/records/fsb-licenses/create-fsb-license'
import { editFsbLicense } from '@/lib/records/fsb-licenses/edit-fsb-license'
import { licenseEdit, licenseInput } from '@/lib/records/fsb-licenses/fsb-license-input'
import { linkProduct, unlinkProduct } from '@/lib/records/fsb-licenses/link-product'
import { correctMembership } from '@/lib/records/groups/correct-membership'
import { correctMembershipInput } from '@/lib/records/groups/membership-input'
import { archiveProduct } from '@/lib/records/products/archive-product'
import { classificationInput } from '@/lib/records/products/classification-input'
import { classifyProduct } from '@/lib/records/products/classify-product'
import type { Report } from '@/lib/report-definition/report'
import { createExport } from '@/lib/reporting/exports/create-export'
import { csvRows, openFile } from '@/lib/reporting/exports/formats/copy-stream'
import { REPORTS } from '@/lib/reporting/registry/reports'
import type { SummaryFigures } from '@/lib/reporting/yearly-summary/summary-figures'
import { readYearlySummary } from '@/lib/reporting/yearly-summary/yearly-summary'
import { addListRows, beginList, finishList } from '@/lib/screening-desk/screening-lists/save-screening-list'
import { db } from '@/test/database/database'
import { UNSEEN } from '@/test/files/exports'
import { readable } from '@/test/files/params'
import { between, clock } from '@/test/instants'
import { arrangeLedger, type Subject, today, typedPayment } from '@/test/ledger/ledger-arrangement'
import { rowsToSave, savedListSource } from '@/test/ledger/saved-lists'
import { valueIn } from '@/test/rules/use-cases'
import { readAsOf } from './read-as-of'

// A report as of an instant is what the report was at that instant, whatever has changed since: tested for every
// report, after every kind of change. At the instant itself the tables are read, later the views of the schema as_of.

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject
beforeAll(async () => {
  ;({ people, subject } = await arrangeLedger())
})

const reason = 'entered by mistake, seen later'
let [companyId, licenseId, listId] = ['', '', '']
const payments: string[] = []

const company = (changes = {}) => ({ name: 'Larkfield Audio', country: 'US', group: 'Larkfield', ...changes })
const license = (changes = {}) => ({
  kind: 'notification',
  number: 'RU0000099999',
  status: 'valid',
  applicant: 'Larkfield',
  applicantKind: 'manufacturer',
  categories: ['2'],
  issuedOn: '2024-03-01',
  validUntil: '2030-03-01',
  ...changes,
})
const pay = async (changes: object = {}) => {
  const recorded = await valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(subject, changes)))
  payments.push(recorded.paymentId)
}
const payment = (at: number) => payments[at] ?? ''
const decide = (at: number, decision: Parameters<typeof decidePayment>[1]['decision']) =>
  db.payment
    .findUniqueOrThrow({ where: { id: payment(at) } })
    .then(({ state }) =>
      valueIn(decidePayment(people.manager, { paymentId: payment(at), decision, expectedState: state, reason })),
    )
const party = (address: string) => [{ role: 'consignee', name: 'OOO Odin', address, country: 'RU' }]

const STEPS: Readonly<Record<string, () => Promise<unknown>>> = {
  'nothing yet': async () => {},
  'a company': async () => {
    companyId = (await valueIn(createCompany(people.analyst, companyInput.parse(company())))).id
  },
  'its name changed': () =>
    valueIn(
      editCompany(people.analyst, companyEdit.parse(company({ id: companyId, version: 1, name: 'Larkfield Ltd' }))),
    ),
  'in another group since': async () => {
    const { id } = await db.groupMembership.findFirstOrThrow({ where: { companyId } })
    await valueIn(
      correctMembership(
        people.analyst,
        correctMembershipInput.parse({ id, group: 'Brook', fromDate: '2025-03-01', reason }),
      ),
    )
  },
  archived: () => valueIn(archiveCompany(people.analyst, { id: companyId, reason })),
  restored: () => valueIn(restoreCompany(people.analyst, { id: companyId, reason })),
  'an FSB license': async () => {
    const given = license({ companyId: subject.companyId, productIds: [subject.productId] })
    licenseId = (await valueIn(createFsbLicense(people.analyst, licenseInput.parse(given)))).id
  },
  'its end changed': () =>
    valueIn(
      editFsbLicense(
        people.analyst,
        licenseEdit.parse(
          license({ id: licenseId, version: 1, validUntil: '2027-01-01', productIds: [subject.productId] }),
        ),
      ),
    ),
  'a product taken from it': () =>
    valueIn(unlinkProduct(people.analyst, { id: licenseId, productId: subject.productId })),
  'and given again': () => valueIn(linkProduct(people.analyst, { id: licenseId, productId: subject.productId })),
  'a payment': () => pay(),
  approved: () => decide(0, 'approve'),
  paid: () =>
    valueIn(
      markPaid(
        people.analyst,
        markPaidInput.parse({ paymentId: payment(0), bankReference: 'B-77', debitDate: today(), postingDate: today() }),
      ),
    ),
  'asked to void': () =>
    valueIn(voidPayment(people.analyst, { paymentId: payment(0), expectedState: 'paid', reason, ground: 'no_debit' })),
  voided: () => valueIn(decideVoid(people.manager, { paymentId: payment(0), confirm: '1' })),
  'a blocked attempt': () =>
    pay({ payeeName: 'FSB, second window', destinations: party('ul. Kirova 1, Yalta, Krimea') }),
  'a payment in review': () =>
    pay({ payeeName: 'FSB, third window', destinations: party('Simferopol, bulvar 201, Moscow') }),
  'its review cleared': () => decide(2, 'clear_review'),
  'an entry of money that has left': () =>
    pay({ payeeName: 'FSB, fourth window', alreadyPaid: 'on', postingDate: today() }),
  'found to be a violation': () => decide(3, 'block_review'),
  'a product classified again': () =>
    valueIn(
      classifyProduct(
        people.analyst,
        classificationInput.parse({
          id: subject.productId,
          eccn: '5A002.a',
          validFrom: today(),
          licenseException: 'ENC 740.17(b)(1)',
          evidence: 'Ruling 7',
        }),
      ),
    ),
  'a list of destinations saved': async () => {
    const list = await valueIn(
      beginList(people.analyst, { name: 'March', reason, rowCount: 1, source: savedListSource }),
    )
    listId = list.id
    const rows = rowsToSave([{ text: 'Yalta, Krimea' }])
    await valueIn(addListRows(people.analyst, { id: listId, from: 1, rows, regions: true }))
    await valueIn(finishList(people.analyst, { id: listId }))
  },
  'a user deactivated': async () => {
    const person = await db.person.findUniqueOrThrow({ where: { id: people.otherManager.id } })
    await valueIn(deactivatePerson(people.administrator, { id: person.id, version: person.version }))
  },
  'a product archived': () => valueIn(archiveProduct(people.analyst, { id: subject.productId, reason })),
  'the zone of the organisation changed': () =>
    valueIn(
      editPolicies(
        people.administrator,
        policiesInput.parse({
          version: '1',
          name: 'Cedarline Group',
          timeZone: 'Asia/Tokyo',
          duplicateWindowDays: '180',
          retryWindowDays: '90',
        }),
      ),
    ),
}

/** A report read from the tables, or as of an instant. */
async function fileOf(report: Report, asOf: Date | null): Promise<string> {
  const search = new URLSearchParams()
  if (report.name === 'screening-cases' || report.name === 'companies') search.set('state', 'all')
  if (report.name === 'screening-list') search.set('list', listId)
  return text(await openFile(() => csvRows(readable(report.prepare(search, clock)).select), { asOf, audit: UNSEEN }))
}

describe('as of an instant', () => {
  const summaryOf = async (past?: { asOf: Date }) => (await readYearlySummary({ year: clock.year }, past)).figures
  type Made = { step: string; instant: Date; files: Map<Report, string>; figures: SummaryFigures }
  const made: Made[] = []
  beforeAll(async () => {
    for (const [step, act] of Object.entries(STEPS)) {
      await act()
      const files = new Map<Report, string>()
      for (const report of REPORTS) files.set(report, await fileOf(report, null))
      const figures = await summaryOf()
      made.push({ step, instant: await between(), files, figures })
    }
  }, 120_000)

  it('every report changes in some step', () => {
    const unchanged = REPORTS.filter((report) => new Set(made.map(({ files }) => files.get(report))).size < 2)
    expect(unchanged.map(({ name }) => name)).toEqual([])
  })

  it.each(REPORTS.map((report) => [report.name, report] as const))('%s is what it was then', async (_name, report) => {
    for (const { step, instant, files } of made) {
      expect(await fileOf(report, instant), `after ${step}`).toBe(files.get(report))
    }
  })

  it('the yearly summary has the figures it had then', async () => {
    expect(new Set(made.map(({ figures }) => JSON.stringify(figures))).size).toBeGreaterThan(5)
    for (const { step, instant, figures } of made) {
      expect(await summaryOf({ asOf: instant }), `after ${step}`).toEqual(figures)
    }
  })

  it('before the first entry, every report is only its header', async () => {
    for (const report of REPORTS) {
      const file = await fileOf(report, new Date('2016-01-01T00:00:00Z'))
      expect(file.trim().split('\r\n'), report.name).toHaveLength(1)
    }
  })

  it('a company that did not exist yet has an empty summary under its name', async () => {
    const { figures } = await readYearlySummary({ year: 2016, companyId }, { asOf: new Date('2016-01-01T00:00:00Z') })
    expect(figures).toMatchObject({
      company: { id: companyId, name: 'Larkfield Ltd' },
      totals: { usedCents: 0, companiesWithEntries: 0 },
    })
  })

  it('the day is that of the time zone the organisation had then', async () => {
    const before = made.find(({ step }) => step === 'a product archived')?.instant ?? new Date()
    const now = await valueIn(readAsOf(new URLSearchParams()))
    expect(now.clock.timeZone).toBe('Asia/Tokyo')
    expect((await valueIn(readAsOf(new URLSearchParams({ asOf: before.toISOString() })))).clock.timeZone).toBe(
      'America/New_York',
    )
  })

  it('a current file is forever the file as of its instant', async () => {
    const search = new URLSearchParams({ state: 'all' })
    const file = await text((await valueIn(createExport(people.auditor, { report: 'companies', search }))).body)
    const event = await db.auditEvent.findFirstOrThrow({ where: { verb: 'export.created' }, orderBy: { seq: 'desc' } })
    search.set('asOf', JSON.parse(event.after ?? '').asOf)
    await valueIn(createCompany(people.analyst, companyInput.parse(company({ name: 'Made later' }))))
    expect(await text((await valueIn(createExport(people.auditor, { report: 'companies', search }))).body)).toBe(file)
  })
})
