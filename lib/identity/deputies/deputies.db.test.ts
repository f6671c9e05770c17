import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyAllChains } from '@/lib/audit/chains/verify-all-chains'
import { decisionMarksOf } from '@/lib/audit/events/decision-marks'
import { verbsOf } from '@/lib/audit/events/verb-groups'
import { ACCESS_MESSAGES } from '@/lib/identity/messages'
import { confirmAccess } from '@/lib/identity/people/confirm-access'
import { deactivatePerson } from '@/lib/identity/people/deactivate-person'
import { renewPasswordLink } from '@/lib/identity/people/renew-password-link'
import { addDays, dateIn, type IsoDate } from '@/lib/kernel/calendar'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { makeOrganisation } from '@/prisma/factories'
import { asApplication, asOwner, db } from '@/test/database/database'
import { addPerson } from '@/test/ledger/ledger'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { deputyshipsOf, deputyToday, possibleDeputies } from './deputy-queries'
import { endDeputyship } from './end-deputyship'
import { nameDeputy } from './name-deputy'

let people: Record<Role, Actor>
let today: IsoDate

beforeAll(async () => {
  const { timeZone } = await makeOrganisation(db, { demo: false })
  people = await addActors()
  today = dateIn(new Date(), timeZone)
})

async function addManager(name: string): Promise<Actor> {
  const id = await addPerson(name, 'manager')
  await asOwner.query("UPDATE person SET password_hash = 'stored' WHERE id = $1", [id])
  return { id, name, email: `${id}@example.com`, role: 'manager' }
}

const naming = (deputy: Actor, from = 0, days = 5) => ({
  deputyId: deputy.id,
  firstDay: addDays(today, from),
  lastDay: addDays(today, from + days - 1),
  reason: 'Leave',
})

async function pair() {
  const [person, deputy] = [await addManager('Ada Brook'), await addManager('Tom Weber')]
  await valueIn(nameDeputy(person, naming(deputy)))
  const [deputyship] = await deputyshipsOf([person.id], today)
  if (!deputyship) throw new Error('no deputyship')
  return { person, deputy, deputyship }
}

describe('naming a deputy', () => {
  it('is stored, shown to the deputy and an event', async () => {
    const { person, deputy, deputyship } = await pair()
    expect(await deputyToday(deputy.id, today)).toEqual([deputyship])
    expect(await deputyToday(deputy.id, addDays(today, 5))).toEqual([])
    expect(await deputyToday(person.id, today)).toEqual([])
    expect(await eventsOf(deputyship.id)).toMatchObject([
      {
        verb: 'deputyship.begun',
        actorId: person.id,
        reason: 'Leave',
        after: { firstDay: today, lastDay: addDays(today, 4) },
      },
    ])
  })

  it('takes only people who can sign in, and names them as choices', async () => {
    const person = await addManager('Ada Brook')
    const invited = { ...person, id: await addPerson('Invited', 'manager') }
    expect(await nameDeputy(person, naming(invited))).toMatchObject({
      refusal: { fieldErrors: { deputyId: 'Invited cannot sign in yet. Choose a person who can' } },
    })
    const able = await addManager('Able')
    const ids = (await possibleDeputies(person)).map(({ id }) => id)
    expect(ids).toContain(able.id)
    for (const { id } of [invited, person, people.administrator]) expect(ids).not.toContain(id)
  })

  it('is refused for a second deputy, a chain and another role, at the field', async () => {
    const { person, deputy } = await pair()
    const another = await addManager('Eva Lind')
    const refused = (field: string) => ({ refusal: { kind: 'invalid', fieldErrors: { [field]: expect.any(String) } } })
    expect(await nameDeputy(person, naming(another, 4))).toMatchObject(refused('firstDay'))
    expect(await nameDeputy(deputy, naming(another, 4))).toMatchObject(refused('firstDay'))
    expect(await nameDeputy(another, naming(person, 4))).toMatchObject(refused('deputyId'))
    expect(await nameDeputy(person, naming(people.analyst, 5))).toMatchObject(refused('deputyId'))
    expect(await nameDeputy(people.analyst, naming(deputy))).toMatchObject({ refusal: { kind: 'forbidden' } })
    await valueIn(nameDeputy(person, naming(another, 5)))
  })

  it('simultaneously, one of two wins', async () => {
    const [person, one, other] = [await addManager('A'), await addManager('B'), await addManager('C')]
    const answers = await Promise.all([nameDeputy(person, naming(one)), nameDeputy(person, naming(other))])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('is refused by the database as well', async () => {
    const { person, deputy } = await pair()
    const insert = (personId: string, deputyId: string, firstDay: IsoDate, lastDay: IsoDate) =>
      asApplication.query(
        'INSERT INTO deputyship (id, person_id, deputy_id, first_day, last_day) VALUES ($1, $2, $3, $4, $5)',
        [randomUUID(), personId, deputyId, firstDay, lastDay],
      )
    const later = addDays(today, 40)
    await expect(insert(person.id, person.id, later, later)).rejects.toMatchObject({ code: '23514' })
    await expect(insert(person.id, deputy.id, later, addDays(later, 92))).rejects.toMatchObject({ code: '23514' })
    await expect(insert(person.id, deputy.id, addDays(today, -1), later)).rejects.toMatchObject({ code: 'HR010' })
    await expect(insert(person.id, deputy.id, today, today)).rejects.toMatchObject({ code: 'HR010' })
    await expect(insert(deputy.id, people.manager.id, today, today)).rejects.toMatchObject({ code: 'HR010' })
    await expect(insert(person.id, people.analyst.id, later, later)).rejects.toMatchObject({ code: 'HR004' })
    await expect(asOwner.query('DELETE FROM deputyship')).rejects.toMatchObject({ code: 'HR010' })
    await expect(asOwner.query("UPDATE deputyship SET reason = 'other'")).rejects.toMatchObject({ code: 'HR010' })
  })
})

it('a deputy cannot confirm access to their own account', async () => {
  const { deputy } = await pair()
  const { version } = await db.person.findUniqueOrThrow({ where: { id: deputy.id } })
  await valueIn(renewPasswordLink(people.administrator, { id: deputy.id, version }))
  const { id } = await db.accessGrant.findFirstOrThrow({ where: { personId: deputy.id } })
  expect(await confirmAccess(deputy, { id })).toMatchObject({ refusal: { message: ACCESS_MESSAGES.confirmsOwn } })
})

describe('the end', () => {
  it.each(['person', 'deputy', 'administrator'] as const)('by the %s', async (who) => {
    const { person, deputy, deputyship } = await pair()
    const actor = { person, deputy, administrator: people.administrator }[who]
    await valueIn(endDeputyship(actor, { id: deputyship.id }))
    expect(await deputyToday(deputy.id, today)).toEqual([])
    expect((await eventsOf(deputyship.id)).at(-1)).toMatchObject({ verb: 'deputyship.ended', actorId: actor.id })
    expect(await endDeputyship(actor, { id: deputyship.id })).toMatchObject({ refusal: { kind: 'conflict' } })
    await valueIn(nameDeputy(person, naming(deputy)))
  })

  it('is not for another manager', async () => {
    const { deputyship } = await pair()
    expect(await endDeputyship(people.manager, { id: deputyship.id })).toMatchObject({ refusal: { kind: 'forbidden' } })
    const update = 'UPDATE deputyship SET ended_at = now(), ended_by_id = $2 WHERE id = $1'
    await expect(asApplication.query(update, [deputyship.id, people.manager.id])).rejects.toMatchObject({
      code: 'HR004',
    })
  })

  it.each(['person', 'deputy'] as const)('comes when the %s leaves, and stays after their return', async (who) => {
    const pairOfBoth = await pair()
    const { id, name } = pairOfBoth[who]
    const { version } = await db.person.findUniqueOrThrow({ where: { id } })
    await valueIn(deactivatePerson(people.administrator, { id, version }))
    expect(await deputyshipsOf([id], today)).toEqual([])
    expect((await eventsOf(pairOfBoth.deputyship.id)).at(-1)).toMatchObject({
      verb: 'deputyship.ended',
      actorId: null,
      reason: `${name} was deactivated`,
    })
  })

  it('comes with another role', async () => {
    const { deputy, deputyship } = await pair()
    await db.person.update({ where: { id: deputy.id }, data: { role: 'analyst' } })
    expect(await deputyToday(deputy.id, today)).toEqual([])
    expect((await eventsOf(deputyship.id)).at(-1)).toMatchObject({ reason: 'Tom Weber changed role' })
  })
})

describe('the mark of a decision', () => {
  const decide = (actorId: string) =>
    asApplication.query('SELECT append_audit_event($1)', [
      JSON.stringify({
        ...{ actorId, verb: 'rule-policy.approved', targetKind: 'rule-policy', targetId: actorId, targetName: 'x' },
        wrote: false,
      }),
    ])
  const markOf = async (targetId: string) =>
    decisionMarksOf((await db.auditEvent.findFirstOrThrow({ where: { targetId, verb: 'rule-policy.approved' } })).after)

  it('is in the event of any decision, and the chain holds', async () => {
    const { person, deputy, deputyship } = await pair()
    await Promise.all([decide(deputy.id), decide(person.id)])
    expect(await markOf(deputy.id)).toEqual({ deputyOf: `Ada Brook until ${deputyship.lastDay}` })
    expect(await markOf(person.id)).toEqual({})
    expect((await verifyAllChains()).faults).toEqual([])
  })

  it('is of the verbs that the trail lists as decisions', async () => {
    const { rows } = await asOwner.query('SELECT verb FROM unnest($1::text[]) AS verb WHERE verb_decides(verb)', [
      verbsOf('decisions'),
    ])
    // Of a transition: append_transition marks these.
    const ofTransitions = ['approved', 'rejected', 'review-cleared', 'review-blocked', 'violation-declared']
    const expected = verbsOf('decisions').filter((verb) => !ofTransitions.includes(verb.replace('payment.', '')))
    expect(rows.map(({ verb }) => verb).sort()).toEqual([...expected].sort())
  })
})
