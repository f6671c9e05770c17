import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { actorOf, beginSession } from '@/lib/identity/sessions/session-store'
import { afterFirstFactor } from '@/lib/identity/sign-in/after-first-factor'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { makeOrganisation, makePerson } from '@/prisma/factories'
import { asApplication, db } from '@/test/database/database'
import { codeOf } from '@/test/identity/codes'
import { addAuthenticator, newAuthenticator } from './add-authenticator'
import { askFactorReset, decideFactorReset, readFactorReset, unseenReset, waitingReset } from './reset-factor'

vi.mock('./challenge-cookie', () => ({ readChallengeToken: async () => '' }))

let loser: Actor & { sessionVersion: number }
let administrator: Actor
let manager: Actor

const add = (role: Role) => makePerson(db, { role })
const ask = (by = administrator) => askFactorReset(by, { personId: loser.id, reason: 'The phone was stolen' })
const decide = async (by: Actor, decision: 'confirm' | 'decline' = 'confirm') =>
  decideFactorReset(by, { id: (await waitingReset(loser.id))?.id ?? '', decision })

beforeAll(async () => {
  await makeOrganisation(db)
})
beforeEach(async () => {
  ;[loser, administrator, manager] = await Promise.all([add('administrator'), add('administrator'), add('manager')])
  const setUp = await newAuthenticator(loser)
  await addAuthenticator(loser, { sealed: setUp.sealed, name: 'Phone', code: codeOf(setUp.secret) })
})

it('two people reset a lost factor: sessions end, the password signs in, and the person is shown it once', async () => {
  const { sessionId = '' } = await beginSession(loser)
  expect(await ask()).toMatchObject({ ok: true })
  expect(await afterFirstFactor(loser)).toMatchObject({ kind: 'second_factor' })
  expect(await decide(manager)).toMatchObject({ ok: true })
  expect(await actorOf({ sessionId, personId: loser.id, sessionVersion: loser.sessionVersion })).toBeNull()
  expect(await db.recoveryCode.count({ where: { personId: loser.id } })).toBe(0)
  expect(await afterFirstFactor(loser)).toMatchObject({ kind: 'session' })
  expect(await unseenReset(loser.id)).toMatchObject({ askedBy: administrator.name, decidedBy: manager.name })
  expect(await readFactorReset(loser)).toMatchObject({ ok: true })
  expect(await unseenReset(loser.id)).toBeNull()
  const events = await db.auditEvent.findMany({
    where: { targetId: loser.id, verb: { startsWith: 'person.factor-reset' } },
  })
  expect(events.map(({ verb, actorId }) => [verb, actorId])).toEqual(
    expect.arrayContaining([
      ['person.factor-reset-asked', administrator.id],
      ['person.factor-reset-confirmed', manager.id],
    ]),
  )
})

it('one person is never both, nor the one whose factors they are, whatever the code does', async () => {
  await ask()
  for (const one of [administrator, loser]) {
    expect(await decide(one)).toMatchObject({ refusal: { kind: 'conflict' } })
    const approving = `UPDATE second_factor_reset SET approved = true, decided_by_id = $1, decided_at = now()
      WHERE decided_at IS NULL AND person_id = $2`
    await expect(asApplication.query(approving, [one.id, loser.id])).rejects.toThrow('takes_two_people')
  }
  expect(await db.secondFactor.count({ where: { personId: loser.id } })).toBe(1)
})

it('refuses the own reset, other roles, a second request and a person without a factor', async () => {
  expect(await askFactorReset(loser, { personId: loser.id, reason: 'My phone is lost' })).toMatchObject({ ok: false })
  expect(await ask(manager)).toMatchObject({ refusal: { kind: 'forbidden' } })
  expect(await ask()).toMatchObject({ ok: true })
  expect(await ask()).toMatchObject({ refusal: { kind: 'conflict' } })
  const analyst = await add('analyst')
  expect(await decide(analyst)).toMatchObject({ refusal: { kind: 'forbidden' } })
  expect(await askFactorReset(administrator, { personId: analyst.id, reason: 'Has none' })).toMatchObject({ ok: false })
})

it('the person declines what they did not want, and keeps the factor', async () => {
  await ask()
  expect(await decide(loser, 'decline')).toMatchObject({ ok: true })
  expect(await waitingReset(loser.id)).toBeNull()
  expect(await db.secondFactor.count({ where: { personId: loser.id } })).toBe(1)
})
