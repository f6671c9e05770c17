import { describe, expect, it } from 'vitest'
import { Prisma } from '@/generated/prisma/client'
import { BAND_WORDS, bandOf, type Headroom, percentUsed } from '@/lib/compliance/rules/money/headroom'
import { db } from '@/test/database/database'
import { bandLabelSql, bandSql, countBands, percentSql, ROLLUP_HEADROOM } from './headroom-sql'

const AMOUNTS = [0, 1, 399_999, 400_000, 449_999, 450_000, 474_999, 475_000, 499_999, 500_000]
const ROOMS: Headroom[] = AMOUNTS.flatMap((cents) => [
  { capCents: 500_000, usedCents: cents, reservedCents: 0, violationCents: 0 },
  { capCents: 500_000, usedCents: 0, reservedCents: 0, violationCents: cents * 2 },
  {
    capCents: 500_000,
    usedCents: Math.floor(cents / 3),
    reservedCents: cents - Math.floor(cents / 3),
    violationCents: 0,
  },
])
const rooms = Prisma.join(
  ROOMS.map(
    ({ capCents, usedCents, reservedCents, violationCents }) =>
      Prisma.sql`(${capCents}::int, ${usedCents}::int, ${reservedCents}::int, ${violationCents}::bigint)`,
  ),
)
const FROM = Prisma.sql`FROM (VALUES ${rooms}) AS y (cap_cents, used_cents, reserved_cents, violation_cents)`

describe('the headroom of a company in SQL is that of the headroom rule', () => {
  it('in per cent, in bands and in their labels, to the cent', async () => {
    const rows = await db.$queryRaw`
      SELECT ${percentSql(ROLLUP_HEADROOM)} AS percent, ${bandSql(ROLLUP_HEADROOM)} AS band,
        ${bandLabelSql(ROLLUP_HEADROOM)} AS words ${FROM}`
    expect(rows).toEqual(
      ROOMS.map((room) => ({ percent: percentUsed(room), band: bandOf(room), words: BAND_WORDS[bandOf(room)] })),
    )
  })

  it('in the number of companies in each band', async () => {
    const expected = Object.keys(BAND_WORDS).map((band) => [band, ROOMS.filter((room) => bandOf(room) === band).length])
    expect(await db.$queryRaw`SELECT ${countBands(ROLLUP_HEADROOM)} ${FROM}`).toEqual([Object.fromEntries(expected)])
  })
})
