import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withOrigin } from '@/lib/database/origin'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { makeOrganisation } from '@/prisma/factories'
import { asApplication, asOwner, db } from '@/test/database/database'
import { addActors } from '@/test/rules/use-cases'
import { countRefusal, type RefusedRequest } from './count-refusal'

let people: Record<Role, Actor>
const begun = { seq: 0 }
const passFifteenMinutes = () =>
  asOwner.query(`UPDATE refusal_window SET began_at = began_at - interval '15 minutes 1 second'`)
const closeWindows = async () =>
  (await asApplication.query('SELECT close_refusal_windows() AS closed')).rows[0].closed as number

const refusedTo = (actor: Actor, targetId = 'approve'): RefusedRequest => ({
  actorId: actor.id,
  verb: 'permission.refused',
  targetKind: 'action',
  targetId,
  after: { role: actor.role, permission: 'payments:decide' },
})
const otherSite: RefusedRequest = {
  actorId: null,
  verb: 'request.refused',
  targetKind: 'site',
  targetId: 'another site',
}

/** The events since the test began: verb, person, target and reason. */
async function events() {
  const { rows } = await asOwner.query(
    `SELECT verb, actor_id AS "actorId", target_id AS target, reason FROM audit_event
     WHERE chain = 'organisation' AND seq > $1 ORDER BY seq`,
    [begun.seq],
  )
  return rows
}

beforeAll(async () => {
  await makeOrganisation(db)
  people = await addActors()
})
beforeEach(async () => {
  await asOwner.query('TRUNCATE refusal_window')
  const { rows } = await asOwner.query(
    `SELECT coalesce(max(seq), 0) AS seq FROM audit_event WHERE chain = 'organisation'`,
  )
  begun.seq = Number(rows[0].seq)
})

describe('refused requests are counted', () => {
  it('the first is an event at once; fifty at the same time are two events in all', async () => {
    await Promise.all(Array.from({ length: 50 }, () => countRefusal(refusedTo(people.auditor))))
    const first = { verb: 'permission.refused', actorId: people.auditor.id, target: 'approve' }
    expect(await events()).toEqual([{ ...first, reason: '' }])
    expect(await closeWindows()).toBe(0)
    await passFifteenMinutes()
    expect(await closeWindows()).toBe(1)
    expect(await events()).toEqual([
      { ...first, reason: '' },
      { ...first, reason: '49 more within 15 minutes' },
    ])
  })

  it('each person and each target for itself', async () => {
    for (const refused of [refusedTo(people.auditor), refusedTo(people.analyst), refusedTo(people.auditor, 'void')])
      await countRefusal(refused)
    expect((await events()).map(({ actorId, target }) => [actorId, target])).toEqual([
      [people.auditor.id, 'approve'],
      [people.analyst.id, 'approve'],
      [people.auditor.id, 'void'],
    ])
    await passFifteenMinutes()
    await closeWindows()
    expect(await events()).toHaveLength(3)
  })

  it('a refusal after fifteen minutes states the earlier ones first, and is an event again', async () => {
    for (let times = 0; times < 3; times += 1) await countRefusal(refusedTo(people.auditor))
    await passFifteenMinutes()
    await countRefusal(refusedTo(people.auditor))
    expect((await events()).map(({ reason }) => reason)).toEqual(['', '2 more within 15 minutes', ''])
  })

  it('requests of other sites are one window, from whatever address', async () => {
    for (const address of ['203.0.113.1', '203.0.113.2', '2001:db8::3'])
      await withOrigin({ address }, () => countRefusal(otherSite))
    await countRefusal({ ...otherSite, actorId: people.manager.id })
    expect(await events()).toEqual([{ verb: 'request.refused', actorId: null, target: 'another site', reason: '' }])
  })

  it('refuses another verb, so that the application writes no event of its own making with it', async () => {
    const other = { ...refusedTo(people.auditor), verb: 'payment.approved' as 'permission.refused' }
    await expect(countRefusal(other)).rejects.toThrow('refusal_window_verb_check')
    expect(await events()).toEqual([])
  })
})
