import { beforeAll, expect, it } from 'vitest'
import { asApplication, asOwner, db } from '@/test/database/database'

const ISSUER = 'https://login.example.com'
let people: string[]

beforeAll(async () => {
  const added = ['ada', 'ben'].map((name) =>
    db.person.create({ data: { email: `${name}@cedarline.example`, name, role: 'analyst' } }),
  )
  people = (await Promise.all(added)).map(({ id }) => id)
  await bind(0, 'u1')
})

const bind = (person: number, subject: string) =>
  asApplication.query(
    'INSERT INTO person_identity (id, person_id, issuer, subject) VALUES (gen_random_uuid(), $1, $2, $3)',
    [people[person], ISSUER, subject],
  )

it('the database binds a subject once, and a person once', async () => {
  await expect(bind(1, 'u1')).rejects.toMatchObject({ code: '23505' })
  await expect(bind(0, 'u2')).rejects.toMatchObject({ code: '23505' })
})

it('the database lets an identity end, and nothing else', async () => {
  await expect(asOwner.query("UPDATE person_identity SET subject = 'x'")).rejects.toMatchObject({ code: 'HR010' })
  await expect(asOwner.query('DELETE FROM person_identity')).rejects.toMatchObject({ code: 'HR010' })
  const end = () => asApplication.query('UPDATE person_identity SET ended_at = now() WHERE person_id = $1', [people[0]])
  await end()
  await expect(end()).rejects.toMatchObject({ code: 'HR010' })
  await bind(1, 'u1')
})
