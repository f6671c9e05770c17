import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/permissions/permissions'
import { makeOrganisation } from '@/prisma/factories'
import { asOwner, db } from '@/test/database/database'
import { cancelAllJobs } from '@/test/database/jobs'
import { addActors } from '@/test/rules/use-cases'
import { audited, type NewAuditEvent } from './audited'

let manager: Actor
beforeAll(async () => {
  await makeOrganisation(db)
  manager = (await addActors()).manager
})
afterEach(async () => {
  await cancelAllJobs()
  await asOwner.query('DELETE FROM job')
})

const eventOf = (verb: NewAuditEvent['verb']): NewAuditEvent => ({
  actorId: manager.id,
  verb,
  targetKind: 'organisation',
  targetId: randomUUID(),
  targetName: 'Organisation',
  rows: [],
})

describe('a change of a fact that the rules read', () => {
  it.each<NewAuditEvent['verb']>([
    'company.group-joined',
    'company.group-left',
    'company.group-corrected',
    'product.edited',
    'product.classified',
    'product.archived',
    'fsb-license.edited',
    'fsb-license.archived',
    'organisation.policies-edited',
    'rule-policy.set',
    'rule-policy.approved',
    'law.record-approved',
  ])('enqueues in its own transaction that the rules are run again: %s', async (verb) => {
    const event = eventOf(verb)
    expect((await audited(async () => ({ value: null, events: [event] }))).ok).toBe(true)
    const { rows } = await asOwner.query(
      `SELECT j.kind, j.payload, j.xmin = e.xmin AS "isOneTransaction"
        FROM job j, audit_event e WHERE e.target_id = $1`,
      [event.targetId],
    )
    expect(rows).toEqual([{ kind: 'reserved-payments', payload: { factsChanged: true }, isOneTransaction: true }])
  })

  it('enqueues nothing where it is refused', async () => {
    const refusal = { kind: 'conflict', message: 'Changed meanwhile' } as const
    expect(await audited(async () => ({ refusal }))).toMatchObject({ ok: false })
    expect((await asOwner.query('SELECT FROM job')).rowCount).toBe(0)
  })
})

it('another change enqueues nothing', async () => {
  await audited(async () => ({ value: null, events: [eventOf('rule-policy.declined')] }))
  expect((await asOwner.query('SELECT FROM job')).rowCount).toBe(0)
})
