import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { verifyAllChains } from '@/lib/audit/chains/verify-all-chains'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { withOrigin } from '@/lib/database/origin'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { entryJson } from '@/prisma/factories'
import { asOwner, db } from '@/test/database/database'
import { arrangeLedger, type Subject } from '@/test/ledger/ledger-arrangement'
import { addActors } from '@/test/rules/use-cases'
import { audited, type NewAuditEvent, recordEvent } from './audited'

const REQUEST = {
  session: '0199c2e1-0000-7000-8000-000000000001',
  address: '203.0.113.7',
  client: 'Firefox on "Linux"',
}
let actors: Record<Role, Actor>
let subject: Subject

beforeAll(async () => {
  subject = (await arrangeLedger()).subject
  actors = await addActors()
})

const eventAbout = (targetId: string, given: Partial<NewAuditEvent> = {}): NewAuditEvent => ({
  actorId: actors.analyst.id,
  verb: 'export.created',
  targetKind: 'export',
  targetId,
  targetName: targetId,
  ...given,
})
const afterOf = async (targetId: string) => {
  const { after } = await db.auditEvent.findFirstOrThrow({ where: { targetId } })
  return after === null ? null : JSON.parse(after)
}

describe('the origin of an event', () => {
  it('is in what is hashed, beside the facts and without them', async () => {
    await withOrigin(REQUEST, () => recordEvent(eventAbout('bare')))
    await withOrigin(REQUEST, () => recordEvent(eventAbout('with facts', { after: { rows: 3 } })))
    expect(await afterOf('bare')).toEqual({ origin: REQUEST })
    expect(await afterOf('with facts')).toEqual({ rows: 3, origin: REQUEST })
  })

  it('is that of every event of a transaction, and of no later one', async () => {
    await withOrigin({ job: 'export-schedules' }, () =>
      audited(async () => ({ value: null, events: [eventAbout('first'), eventAbout('second')] })),
    )
    await recordEvent(eventAbout('without'))
    expect(await afterOf('first')).toEqual({ origin: { job: 'export-schedules' } })
    expect(await afterOf('second')).toEqual({ origin: { job: 'export-schedules' } })
    expect(await afterOf('without')).toBeNull()
  })

  it('is that of the event of a payment, which its transition writes', async () => {
    const record = Prisma.sql`record_payment(${jsonb(entryJson(subject))})`
    const recorded = z.object({ paymentId: z.string() })
    const { paymentId } = await withOrigin(REQUEST, () => callFunction(db, record, recorded))
    const events = await db.auditEvent.findMany({ where: { targetId: paymentId } })
    expect(events.map(({ verb }) => verb)).toContain('payment.recorded')
    expect(events.map(({ after }) => JSON.parse(after ?? '').origin)).toEqual(events.map(() => REQUEST))
  })

  it('leaves every chain valid, and a changed origin breaks its chain', async () => {
    expect((await verifyAllChains()).faults).toEqual([])
    await asOwner.query('ALTER TABLE audit_event DISABLE TRIGGER USER')
    await asOwner.query(
      "UPDATE audit_event SET after = replace(after, '203.0.113.7', '203.0.113.8') WHERE target_id = 'bare'",
    )
    expect((await verifyAllChains()).faults).toMatchObject([{ kind: 'content' }])
  })
})
