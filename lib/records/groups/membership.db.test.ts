import { beforeAll, describe, expect, it } from 'vitest'
import { asOwner, db } from '@/test/database/database'
import { addCompany } from '@/test/ledger/ledger'
import { refusalOf } from '@/test/ledger/ledger-arrangement'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { correctMembership, endMembership } from './correct-membership'
import { groupsOfCompany, memberships } from './group-queries'
import { joinGroup } from './join-group'
import { correctMembershipInput, endMembershipInput, joinGroupInput } from './membership-input'

let actors: Awaited<ReturnType<typeof addActors>>
let companyId = ''
beforeAll(async () => {
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
  actors = await addActors()
  companyId = await addCompany('Larkfield Audio')
})

const reason = 'seen in the register'
const join = (given: object) => joinGroup(actors.analyst, joinGroupInput.parse({ companyId, ...given }))
const end = (id: string, untilDate: string) =>
  endMembership(actors.analyst, endMembershipInput.parse({ id, untilDate, reason }))
const correct = (id: string, given: object) =>
  correctMembership(actors.manager, correctMembershipInput.parse({ id, group: 'Larkfield', reason, ...given }))
const standing = async () => (await memberships({ companyId })).filter((row) => row.isCurrent)
const standingId = async () => (await standing())[0]?.id ?? ''
const groupsIn = async (year: number) => (await groupsOfCompany(companyId, year)).map(({ name }) => name)

describe('the groups of a company over time', () => {
  it('begin on a day, with an event that has the hash of the row', async () => {
    await valueIn(join({ group: 'Larkfield', fromDate: '2025-03-01' }))
    expect([await groupsIn(2024), await groupsIn(2025), await groupsIn(2030)]).toEqual([
      [],
      ['Larkfield'],
      ['Larkfield'],
    ])
    const [event] = await eventsOf(companyId)
    expect(event).toMatchObject({
      verb: 'company.group-joined',
      after: { group: 'Larkfield', memberFrom: '2025-03-01' },
    })
    const { rows } = await asOwner.query("SELECT after FROM audit_event WHERE verb = 'company.group-joined'")
    expect(JSON.parse(rows[0].after).rowSha256).toHaveProperty(`group_membership ${await standingId()}`)
  })

  it('do not overlap', async () => {
    expect(await join({ group: 'Brook', fromDate: '2026-01-01' })).toMatchObject({
      refusal: { fieldErrors: { fromDate: expect.stringContaining('is in Larkfield since 1 Mar 2025') } },
    })
    await valueIn(join({ group: 'Brook', untilDate: '2025-02-28' }))
    expect(await groupsIn(2025)).toEqual(['Brook', 'Larkfield'])
  })

  it('end on a day, across the end of a year', async () => {
    const id = (await standing()).find(({ group }) => group.name === 'Larkfield')?.id ?? ''
    expect(await end(id, '2025-02-01')).toMatchObject({ refusal: { fieldErrors: { untilDate: expect.any(String) } } })
    await valueIn(end(id, '2025-12-31'))
    expect([await groupsIn(2025), await groupsIn(2026)]).toEqual([['Brook', 'Larkfield'], []])
    expect(await end(id, '2026-06-30')).toMatchObject({ refusal: { kind: 'conflict' } })
    expect((await eventsOf(companyId)).at(-1)).toMatchObject({
      verb: 'company.group-left',
      before: { memberUntil: 'no end' },
      after: { memberUntil: '2025-12-31' },
      reason,
    })
  })

  it('are corrected by a new row; the incorrect one stays', async () => {
    const id = (await standing()).find(({ group }) => group.name === 'Larkfield')?.id ?? ''
    await valueIn(correct(id, { fromDate: '2025-03-01', untilDate: '2026-01-01' }))
    expect(await groupsIn(2026)).toEqual(['Larkfield'])
    const corrected = (await standing()).find(({ group }) => group.name === 'Larkfield')?.id ?? ''
    await valueIn(correct(corrected, { withdrawn: 'on' }))
    expect([await groupsIn(2025), await groupsIn(2026)]).toEqual([['Brook'], []])
    expect(await memberships({ companyId })).toHaveLength(5)
  })

  it.each(['auditor', 'administrator'] as const)('are not recorded by the %s', async (role) => {
    const given = joinGroupInput.parse({ companyId, group: 'Brook', fromDate: '2027-01-01' })
    expect(await joinGroup(actors[role], given)).toMatchObject({ refusal: { kind: 'forbidden' } })
  })

  it('cannot overlap or change by SQL, not even through the former column', async () => {
    const group = await db.companyGroup.findFirstOrThrow({ where: { name: 'Brook' } })
    const insert = `
      INSERT INTO group_membership (id, company_id, group_id, recorded_by_id)
      VALUES (gen_random_uuid(), $1, $2, $3)`
    expect(await refusalOf(asOwner.query(insert, [companyId, group.id, actors.analyst.id]))).toBe('23P01')
    expect(await refusalOf(asOwner.query("UPDATE group_membership SET reason = 'x'"))).toBe('HR010')
    expect(await refusalOf(asOwner.query('DELETE FROM group_membership'))).toBe('HR010')
    const update = 'UPDATE company SET group_id = $2 WHERE id = $1'
    expect(await refusalOf(asOwner.query(update, [companyId, group.id]))).toBe('HR010')
  })
})
