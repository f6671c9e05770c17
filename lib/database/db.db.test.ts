import { expect, it } from 'vitest'
import { asOwner, db } from '@/test/database/database'

it('an instant is the same instant on a server of any zone and any style of dates', async () => {
  const database = (await asOwner.query('SELECT current_database() AS name')).rows[0].name
  await asOwner.query(`ALTER DATABASE "${database}" SET TimeZone = 'Asia/Tokyo'`)
  await asOwner.query(`ALTER DATABASE "${database}" SET DateStyle = 'German, DMY'`)
  const [read] = await db.$queryRaw<
    { at: Date; day: Date }[]
  >`SELECT '2026-01-22T15:00:00Z'::timestamptz AS at, '2026-02-03'::date AS day`
  expect(read?.at.toISOString()).toBe('2026-01-22T15:00:00.000Z')
  expect(read?.day.toISOString()).toBe('2026-02-03T00:00:00.000Z')
  await db.organisation.create({ data: { id: 1, name: 'Cedarline', createdAt: new Date('2026-01-22T15:00:00Z') } })
  const organisation = await db.organisation.findUniqueOrThrow({ where: { id: 1 } })
  expect(organisation.createdAt.toISOString()).toBe('2026-01-22T15:00:00.000Z')
})
