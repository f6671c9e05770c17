import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { addAuthenticator, newAuthenticator } from '@/lib/identity/second-factor/add-authenticator'
import { actorOf, beginSession } from '@/lib/identity/sessions/session-store'
import { afterFirstFactor } from '@/lib/identity/sign-in/after-first-factor'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { makeOrganisation, makePerson } from '@/prisma/factories'
import { asApplication, db } from '@/test/database/database'
import { codeOf } from '@/test/identity/codes'
import { personDetail } from './people-queries'
import { readAccessNotices } from './read-access-notices'
import { askFactorReset, decideFactorReset } from './reset-factor'
import { unreadResets, waitingResets } from './reset-queries'

vi.mock('@/lib/identity/second-factor/challenge-cookie', () => ({ readChallengeToken: async () => '' }))

let loser: Actor & { sessionVersion: number }
let administrator: Actor
let manager: Actor

const add = (role: Role) => makePerson(db, { role })
const ask = (by = administrator) => askFactorReset(by, { personId: loser.id, reason: 'The phone was stolen' })
const waitingId = async () => (await waitingResets(loser.id))[0]?.id ?? ''
const decide = async (by: Actor, decision: 'confirm' | 'decline' = 'confirm') =>
  decideFactorReset(by, { id: await waitingId(), decision })
const factorCount = () => db.secondFactor.count({ where: { personId: loser.id } })
const conflict = { ok: false, refusal: { kind: 'conflict' } }
const forbidden = { ok: false, refusal: { kind: 'forbidden' } }

beforeAll(async () => {
  await makeOrganisation(db)
})
beforeEach(async () => {
  ;[loser, administrator, manager] = await Promise.all([add('administrator'), add('administrator'), add('manager')])
  const setUp = await newAuthenticator(loser)
  await addAuthenticator(loser, { sealed: setUp.sealed, name: 'Phone', code: codeOf(setUp.secret) })
})

it('two people reset a lost factor: factors, codes and sessions end, and the password signs in', async () => {
  const { sessionId = '' } = await beginSession(loser)
  const claims = { sessionId, personId: loser.id, sessionVersion: loser.sessionVersion }
  expect(await personDetail(loser.id)).toMatchObject({ factorKinds: ['authenticator'] })
  expect(await ask()).toMatchObject({ ok: true })
  expect(await afterFirstFactor(loser)).toMatchObject({ kind: 'second_factor' })
  expect(await actorOf(claims)).toMatchObject({ id: loser.id })

  expect(await decide(manager)).toMatchObject({ ok: true })
  expect(await actorOf(claims)).toBeNull()
  expect(await factorCount()).toBe(0)
  expect(await db.recoveryCode.count({ where: { personId: loser.id } })).toBe(0)
  expect(await db.signInChallenge.count({ where: { personId: loser.id } })).toBe(0)
  expect(await personDetail(loser.id)).toMatchObject({ factorKinds: [] })
  expect(await afterFirstFactor(loser)).toMatchObject({ kind: 'session' })
})

it('the trail has both people, the reason and which factors ended', async () => {
  await ask()
  await decide(manager)
  const events = await db.auditEvent.findMany({
    where: { targetId: loser.id, verb: { startsWith: 'person.factor-reset' } },
    orderBy: { seq: 'asc' },
  })
  const reason = 'The phone was stolen'
  expect(events).toMatchObject([
    { verb: 'person.factor-reset-asked', actorId: administrator.id, reason },
    { verb: 'person.factor-reset-confirmed', actorId: manager.id, reason },
  ])
  expect(events[1]?.before).toContain('authenticator app: Phone')
})

it('the person is shown a confirmed reset until they have read it', async () => {
  await ask()
  expect(await unreadResets(loser)).toEqual([])
  await decide(manager)
  expect(await unreadResets(loser)).toMatchObject([{ askedBy: { name: administrator.name }, decidedBy: manager.name }])
  expect(await readAccessNotices(loser, { until: new Date() })).toMatchObject({ ok: true })
  expect(await unreadResets(loser)).toEqual([])
})

it('one person is never both, nor the one whose factors they are, whatever the code does', async () => {
  await ask()
  for (const one of [administrator, loser]) {
    expect(await decide(one)).toMatchObject(conflict)
    const approving = `UPDATE second_factor_reset SET approved = true, decided_by_id = $1, decided_at = now()
      WHERE decided_at IS NULL AND person_id = $2`
    await expect(asApplication.query(approving, [one.id, loser.id])).rejects.toThrow('takes_two_people')
  }
  expect(await factorCount()).toBe(1)
})

it.each(['analyst', 'auditor'] as const)('an %s neither requests nor decides', async (role) => {
  const other = await add(role)
  expect(await ask(other)).toMatchObject(forbidden)
  await ask()
  expect(await decide(other)).toMatchObject(forbidden)
  expect(await decide(other, 'decline')).toMatchObject(forbidden)
  expect(await factorCount()).toBe(1)
})

it('of two simultaneous confirmations one is refused, and so is a later one', async () => {
  await ask()
  const id = await waitingId()
  const confirm = (by: Actor) => decideFactorReset(by, { id, decision: 'confirm' })
  const answers = await Promise.all([confirm(manager), confirm(await add('administrator'))])
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await confirm(await add('manager'))).toMatchObject(conflict)
  expect(await db.auditEvent.count({ where: { targetId: loser.id, verb: 'person.factor-reset-confirmed' } })).toBe(1)
})

it('refuses the own reset, a request by a manager, a second request and a person without a factor', async () => {
  expect(await askFactorReset(loser, { personId: loser.id, reason: 'My phone is lost' })).toMatchObject(conflict)
  expect(await ask(manager)).toMatchObject(forbidden)
  expect(await ask()).toMatchObject({ ok: true })
  expect(await ask()).toMatchObject(conflict)
  expect(await askFactorReset(administrator, { personId: manager.id, reason: 'Has none' })).toMatchObject(conflict)
})

it('the person declines what they did not want, and keeps the factor', async () => {
  await ask()
  expect(await decide(loser, 'decline')).toMatchObject({ ok: true })
  expect(await waitingResets()).not.toContainEqual(
    expect.objectContaining({ person: expect.objectContaining({ id: loser.id }) }),
  )
  expect(await unreadResets(loser)).toEqual([])
  expect(await factorCount()).toBe(1)
})
