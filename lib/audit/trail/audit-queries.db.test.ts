import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '@/lib/audit/chains/verify-chain'
import { recordEvent } from '@/lib/audit/events/audited'
import type { ChainEvent } from '@/lib/audit/events/chain-event'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { csvRows, openFile } from '@/lib/reporting/exports/formats/copy-stream'
import { asOwner } from '@/test/database/database'
import { UNSEEN } from '@/test/files/exports'
import { paramsOf, readable } from '@/test/files/params'
import { addCompany, addLicense, addPaidPayment, addPayment, addPerson } from '@/test/ledger/ledger'
import { auditReport } from './audit-export'
import { type AuditListParams, auditListParams } from './audit-list-params'
import { countAuditEvents, listAuditEvents } from './audit-queries'

const ZONE = 'America/New_York'
let [analyst, manager, companyId] = ['', '', '']

beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  analyst = await addPerson('Tomas Aldana', 'analyst')
  manager = await addPerson('Ingrid Solheim', 'manager')
  companyId = await addCompany('Kestrel')
  const common = { companyId, fsbLicenseId: await addLicense(companyId), recordedById: analyst, amountCents: 100 }
  for (let day = 1; day <= 30; day++) {
    await addPaidPayment({ ...common, paymentDate: `2026-03-${String(day).padStart(2, '0')}` }, manager)
  }
  await addPayment({ ...common, paymentDate: '2026-05-05', state: 'blocked', blockedBy: ['payee'] })
  for (const targetName of ['=1+1', "'quoted", ', "comma"\nand line', '', 'äöü Ялта']) {
    const event = {
      actorId: analyst,
      verb: 'permission.refused' as const,
      targetKind: 'action',
      targetId: 'x',
      targetName,
    }
    await recordEvent({ ...event, after: { typed: targetName } })
  }
})

const read = (params: Record<string, string>) => paramsOf(auditListParams, params)
const page = (params: AuditListParams) => listAuditEvents(params, ZONE)

describe('the audit trail', () => {
  it('is read page by page, each event once, and back again', async () => {
    const seen: string[] = []
    const pages = []
    for (let params = read({}); ; ) {
      const one = await page(params)
      pages.push(one)
      seen.push(...one.rows.map(({ chain, seq }) => `${chain} ${seq}`))
      if (!one.after) break
      params = read({ after: one.after })
    }
    const { rows } = await asOwner.query('SELECT chain, seq FROM audit_event ORDER BY at DESC, chain, seq DESC')
    expect(seen).toEqual(rows.map(({ chain, seq }) => `${chain} ${seq}`))
    expect(pages[0]?.before).toBeUndefined()
    const back = await page(read({ before: pages[1]?.before ?? '' }))
    expect(back.rows).toEqual(pages[0]?.rows)
    expect(back.before).toBeUndefined()
    expect(await countAuditEvents(read({}), ZONE)).toBe(seen.length)
  })

  it.each([
    ['person', () => ({ person: manager }), 'actor_id = $1', () => [manager]],
    ['company', () => ({ company: companyId }), 'company_id = $1', () => [companyId]],
    ['refusals', () => ({ group: 'refusals' }), "verb IN ('payment.blocked', 'permission.refused')", () => []],
    ['words', () => ({ q: 'p-2026' }), "target_name ILIKE '%p-2026%'", () => []],
    ['chain', () => ({ chain: 'organisation' }), "chain = 'organisation'", () => []],
    ['a day to come', () => ({ from: '2100-01-01' }), 'false', () => []],
    ['all days', () => ({ from: '2000-01-01', to: '2100-12-31' }), 'true', () => []],
  ])('is filtered by %s', async (_what, params, sql, values) => {
    const { rows } = await asOwner.query(`SELECT count(*)::int AS count FROM audit_event WHERE ${sql}`, values())
    expect(await countAuditEvents(read(params()), ZONE)).toBe(rows[0].count)
    expect((await page(read(params()))).rows).toHaveLength(Math.min(rows[0].count, 50))
  })

  it('takes the last day whole, in the zone of the organisation', async () => {
    const { rows } = await asOwner.query('SELECT max(at) AS at FROM audit_event')
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(rows[0].at)
    expect(await countAuditEvents(read({ from: day, to: day }), ZONE)).toBe(await countAuditEvents(read({}), ZONE))
  })

  it('can be verified from its export alone, as docs/audit-chain.md describes', async () => {
    const clock = { today: '2026-11-23', year: 2026, timeZone: ZONE, holidays: SHIPPED_LAW.holidays }
    for (const chain of ['organisation', `company:${companyId}:2026`]) {
      const csv = await text(
        await openFile(() => csvRows(readable(auditReport.prepare(new URLSearchParams({ chain }), clock)).select), {
          asOf: new Date(),
          audit: UNSEEN,
        }),
      )
      const events = eventsOf(csv)
      const last = events.at(-1)
      expect(events.length).toBeGreaterThan(4)
      expect(verifyChain(chain, events, { chain, headSeq: events.length, headHash: last?.hash ?? '' })).toBeNull()
    }
  })
})

/** A reader of CSV that tells NULL from the empty text. */
function eventsOf(csv: string): ChainEvent[] {
  const rows = [...csv.matchAll(/(?:^|\r\n)((?:(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|(?=\r\n|$)))+)/g)]
    .map(([, line = '']) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^",]*)(?:,|$)/g)].map(([, cell = '']) => cell).slice(0, 16),
    )
    .map((cells) =>
      cells.map((cell) =>
        cell === ''
          ? null
          : cell
              .replace(/^"|"$/g, '')
              .replaceAll('""', '"')
              .replace(/^'(?=\s*[=+\-@])/, ''),
      ),
    )
  const header = rows.shift() ?? []
  const events = rows.map((cells) => {
    const cell = (name: string): string | null => cells[header.indexOf(name)] ?? null
    return {
      chain: cell('Chain') ?? '',
      seq: Number(cell('Place')),
      at: new Date(cell('At') ?? ''),
      actorId: cell('Person id'),
      verb: cell('Verb') ?? '',
      targetKind: cell('Target kind') ?? '',
      targetId: cell('Target id') ?? '',
      targetName: cell('Target') ?? '',
      companyId: cell('Company id'),
      before: cell('Before'),
      after: cell('After'),
      reason: cell('Reason') ?? '',
      previousHash: cell('Previous hash') ?? '',
      hash: cell('Hash') ?? '',
    }
  })
  return events.filter(({ chain }) => chain !== '').sort((one, other) => one.seq - other.seq)
}
