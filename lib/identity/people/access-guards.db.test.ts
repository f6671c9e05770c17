import { beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/permissions/permissions'
import { asApplication, db } from '@/test/database/database'
import { refusalOf } from '@/test/ledger/ledger-arrangement'
import { deactivatePerson } from './deactivate-person'
import { invitePerson } from './invite-person'

// What the database refuses to the role of the application, whatever its code does.

let number = 0
async function person(role: Role) {
  number += 1
  return db.person.create({
    data: { email: `g${number}@cedarline.example`, name: `Person ${number}`, role, passwordHash: 'stored' },
  })
}
type Person = Awaited<ReturnType<typeof person>>

let administrator: Person
let manager: Person

beforeAll(async () => {
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
  administrator = await person('administrator')
  manager = await person('manager')
})

const seen = ({ id, version }: Person) => ({ id, version })
const lastAccess = (personId: string) =>
  db.accessGrant.findFirstOrThrow({ where: { personId }, orderBy: { createdAt: 'desc' } })

async function invite(role: Role): Promise<{ id: string }> {
  number += 1
  const email = `g${number}@cedarline.example`
  const link = await invitePerson(administrator, { name: `Invited ${number}`, email, role })
  if (!link.ok) throw new Error(link.refusal.message)
  return { id: link.value.personId }
}

describe('the database', () => {
  const update = (sql: string) => refusalOf(asApplication.query(sql))

  it('refuses one person as both, and a step back', async () => {
    const link = await invite('manager')
    const { id } = await lastAccess(link.id)
    const confirmedBy = (by: string) =>
      update(`UPDATE access_grant SET confirmed_by_id = '${by}', confirmed_at = now() WHERE id = '${id}'`)
    expect(await confirmedBy(administrator.id)).toBe('23514')
    expect(await confirmedBy(link.id)).toBe('23514')
    expect(await update(`UPDATE access_grant SET effective_at = now() WHERE id = '${id}'`)).toBe('23514')
    expect(await update(`UPDATE one_time_link SET used_at = now() WHERE access_grant_id = '${id}'`)).toBe('HR004')
    expect(await update(`UPDATE access_grant SET second_person = 'not_needed' WHERE id = '${id}'`)).toBe('42501')
    expect(await update(`UPDATE access_grant SET released_at = now() WHERE id = '${id}'`)).toBe('42501')
    expect(await update(`SELECT release_access('${id}')`)).toBe('42501')
    expect(await update(`DELETE FROM access_grant WHERE id = '${id}'`)).toBe('42501')
    await db.accessGrant.updateMany({ where: { id }, data: { confirmedById: manager.id, confirmedAt: new Date() } })
    expect(await update(`UPDATE access_grant SET confirmed_by_id = NULL, confirmed_at = NULL WHERE id = '${id}'`)).toBe(
      'HR010',
    )
  })

  it('refuses a role, an address and a reactivation that no one gave', async () => {
    const analyst = await person('analyst')
    expect(await update(`UPDATE person SET role = 'manager' WHERE id = '${analyst.id}'`)).toBe('HR004')
    expect(await update(`UPDATE person SET email = 'x@x.example' WHERE id = '${manager.id}'`)).toBe('HR004')
    await deactivatePerson(administrator, seen(manager))
    expect(await update(`UPDATE person SET deactivated_at = NULL WHERE id = '${manager.id}'`)).toBe('HR004')
  })

  it('refuses a password link without access, and gives none more than 24 hours', async () => {
    const insert = (grant: string) =>
      update(`INSERT INTO one_time_link (id, purpose, token_hash, person_id, expires_at, access_grant_id)
        VALUES (gen_random_uuid(), 'choose_password', gen_random_uuid()::text, '${manager.id}', now(), ${grant})`)
    expect(await insert('NULL')).toBe('HR010')
    const { id } = await lastAccess((await invite('analyst')).id)
    expect(await insert(`'${id}'`)).toBe('HR010')
    expect(
      await update(`UPDATE one_time_link SET expires_at = now() + interval '9 days' WHERE access_grant_id = '${id}'`),
    ).toBe('HR010')
  })
})
