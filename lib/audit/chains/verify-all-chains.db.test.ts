import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { audited, recordEvent } from '@/lib/audit/events/audited'
import { asOwner, db } from '@/test/database/database'
import { addCompany, addLicense, addPaidPayment, addPayment, addPerson } from '@/test/ledger/ledger'
import { verificationStatus } from './verification-status'
import { verifyAllChains } from './verify-all-chains'
import { verifyAuditTrail } from './verify-audit-trail'

let analyst = ''
let companyChain = ''

beforeAll(async () => {
  analyst = await addPerson('Tomas Aldana', 'analyst')
  const manager = await addPerson('Ingrid Solheim', 'manager')
  for (const name of ['Kestrel', 'Ambry', 'Ömega & "Söhne", Москва']) {
    const companyId = await addCompany(name)
    companyChain ||= `company:${companyId}:2026`
    const common = { companyId, recordedById: analyst, fsbLicenseId: await addLicense(companyId) }
    await addPaidPayment({ ...common, amountCents: 100_000, paymentDate: '2026-03-02' }, manager)
    await addPayment({ ...common, amountCents: 20_000, paymentDate: '2025-03-02' })
    await addPayment({
      ...common,
      amountCents: 900_000,
      paymentDate: '2026-04-02',
      state: 'blocked',
      blockedBy: ['annual-cap'],
    })
    await audited(async (transaction) => {
      await transaction.company.update({ where: { id: companyId }, data: { notes: 'edited' } })
      const event = {
        actorId: analyst,
        verb: 'company.edited' as const,
        targetKind: 'company',
        targetId: companyId,
        companyId,
      }
      return {
        value: null,
        events: [{ ...event, targetName: name, before: { notes: '' }, after: { notes: 'edited\n"' } }],
      }
    })
  }
  await recordEvent({
    actorId: null,
    verb: 'person.sign-in-refused',
    targetKind: 'person',
    targetId: 'x',
    targetName: 'x',
  })
})

/** Runs SQL as the owner with the triggers off, as the owner of the database could. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  const client = await asOwner.connect()
  try {
    await client.query('ALTER TABLE audit_event DISABLE TRIGGER USER')
    await client.query(sql, values)
    await client.query('ALTER TABLE audit_event ENABLE TRIGGER USER')
  } finally {
    client.release()
  }
}

const kept = { rows: [] as Record<string, unknown>[] }
const keepChain = async () => {
  kept.rows = (await asOwner.query('SELECT * FROM audit_event WHERE chain = $1 ORDER BY seq', [companyChain])).rows
}

async function putBack(row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row)
  const places = columns.map((_, place) => `$${place + 1}`).join(', ')
  await asOwner.query(`INSERT INTO audit_event (${columns.join(', ')}) VALUES (${places})`, Object.values(row))
}

afterEach(async () => {
  if (kept.rows.length === 0) return
  await tamper('DELETE FROM audit_event WHERE chain = $1', [companyChain])
  for (const row of kept.rows) await putBack(row)
  kept.rows = []
})

describe.each([
  ['as they lie', undefined],
  ['in order', 0],
])('verifyAllChains, the events read %s', (_way, chainLimit) => {
  const verified = () => verifyAllChains(chainLimit)

  it('verifies a whole database', async () => {
    const { rows } = await asOwner.query(
      'SELECT count(*)::int AS events, count(DISTINCT chain)::int AS chains FROM audit_event',
    )
    const verification = await verified()
    expect(verification).toMatchObject({
      faults: [],
      faultCount: 0,
      eventCount: rows[0].events,
      chainCount: rows[0].chains,
    })
    expect(verification.eventCount).toBeGreaterThan(15)
  })

  it.each([
    ['reason', "reason = 'x'"],
    ['after', "after = replace(after, '100000', '100001')"],
    ['at', "at = at + interval '1 millisecond'"],
    ['actor_id', 'actor_id = NULL'],
  ])('names the event of which one byte of %s was changed', async (_column, change) => {
    await keepChain()
    await tamper(`UPDATE audit_event SET ${change} WHERE chain = $1 AND seq = 1`, [companyChain])
    const { faults } = await verified()
    expect(faults).toMatchObject([{ chain: companyChain, seq: 1, kind: 'content' }])
    expect(faults[0]?.message).toContain('event 1')
  })

  it('finds a cut tail by the head, and a chain that is gone altogether', async () => {
    await keepChain()
    const length = kept.rows.length
    await tamper('DELETE FROM audit_event WHERE chain = $1 AND seq = $2', [companyChain, length])
    expect((await verified()).faults).toMatchObject([{ chain: companyChain, seq: length, kind: 'head' }])
    await tamper('DELETE FROM audit_event WHERE chain = $1', [companyChain])
    expect((await verified()).faults).toMatchObject([{ chain: companyChain, seq: 1, kind: 'head' }])
  })

  it.each([
    ['of the ledger', `company:${randomUUID()}:2026`],
    ['that is longer than any of the ledger', `company:${randomUUID()}:2026:${'x'.repeat(40)}`],
    ['that is shorter', 'x'],
    ['in another script', 'организация'],
  ])('finds a chain without a head, with a name %s', async (_words, lost) => {
    await asOwner.query(
      `INSERT INTO audit_event
       SELECT $1, 1, at, actor_id, verb, target_kind, target_id, target_name, company_id, before, after, reason,
         audit_genesis($1),
         audit_hash(audit_genesis($1), $1, at, actor_id, verb, target_kind, target_id, target_name, company_id,
           before, after, reason)
       FROM audit_event WHERE chain = $2 AND seq = 1`,
      [lost, companyChain],
    )
    const { faults, faultCount } = await verified()
    await tamper('DELETE FROM audit_event WHERE chain = $1', [lost])
    expect(faults).toMatchObject([{ chain: lost, kind: 'head', message: expect.stringContaining('no head') }])
    expect(faultCount).toBe(1)
  })

  it.each([
    ['hash', 'hash = left(hash, 63)', 'content'],
    ['hash', "hash = hash || '0'", 'content'],
    ['hash', "hash = ''", 'content'],
    ['previous_hash', 'previous_hash = left(previous_hash, 60)', 'link'],
    ['previous_hash', "previous_hash = ''", 'link'],
    ['at', "at = 'infinity'", 'content'],
    ['at', "at = '-infinity'", 'content'],
    ['at', "at = '20000-01-01'", 'content'],
    ['seq', 'seq = 1000', 'sequence'],
    ['seq', 'seq = -1', 'sequence'],
  ])('names the event whose %s is none any more: %s', async (_column, change, kind) => {
    await keepChain()
    await tamper(`UPDATE audit_event SET ${change} WHERE chain = $1 AND seq = $2`, [companyChain, kept.rows.length])
    expect((await verified()).faults).toMatchObject([{ chain: companyChain, kind }])
  })

  it('finds an event slipped in with a hash of its own', async () => {
    await keepChain()
    await asOwner.query(
      `INSERT INTO audit_event
       SELECT chain, seq + 1, at, actor_id, verb, target_kind, target_id, target_name, company_id, before, after,
         'slipped in', hash,
         audit_hash(hash, chain, at, actor_id, verb, target_kind, target_id, target_name, company_id, before,
           after, 'slipped in')
       FROM audit_event WHERE chain = $1 ORDER BY seq DESC LIMIT 1`,
      [companyChain],
    )
    expect((await verified()).faults).toMatchObject([{ chain: companyChain, seq: kept.rows.length + 1, kind: 'head' }])
  })

  it('takes a chain whose events were not written in their order', async () => {
    await keepChain()
    expect(kept.rows.length).toBeGreaterThan(2)
    await tamper('DELETE FROM audit_event WHERE chain = $1', [companyChain])
    for (const row of kept.rows.toReversed()) await putBack(row)
    expect(await verified()).toMatchObject({ faults: [], faultCount: 0 })
    kept.rows = []
  })
})

describe('verifyAllChains', () => {
  it('is recorded when a person asks for it, and remembered for the foot of the sidebar', async () => {
    const actor = { id: analyst, name: 'Tomas Aldana', email: 'x', role: 'auditor' as const }
    const outcome = await verifyAuditTrail(actor)
    expect(outcome).toMatchObject({ ok: true, value: { faultCount: 0 } })
    const event = await db.auditEvent.findFirst({ where: { verb: 'audit-trail.verified' } })
    expect(event).toMatchObject({ actorId: analyst, targetKind: 'audit-trail' })
    expect(verificationStatus()).toMatchObject({ running: false, last: { faultCount: 0 } })
    expect((await verifyAllChains()).faults).toEqual([])
  })

  it('sees one snapshot while others write', async () => {
    const companyId = await addCompany(`Busy ${randomUUID()}`)
    const fsbLicenseId = await addLicense(companyId)
    const writes = Array.from({ length: 10 }, () =>
      addPayment({ companyId, fsbLicenseId, recordedById: analyst, amountCents: 100, paymentDate: '2026-05-05' }),
    )
    const [verification] = await Promise.all([verifyAllChains(), ...writes])
    expect(verification.faults).toEqual([])
  })
})
