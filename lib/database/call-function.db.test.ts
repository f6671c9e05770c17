import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { asOwner, db } from '@/test/database/database'
import { callFunction, callProcedure, jsonb } from './call-function'
import { sqlStateOf } from './database-errors'

describe('calling a function of the database', () => {
  test('returns its answer as the schema types it', async () => {
    expect(await callFunction(db, Prisma.sql`annual_cap_cents()`, z.int())).toBe(500_000)
    const hashes = z.string().regex(/"company 1": "ab"/)
    expect(
      await callFunction(db, Prisma.sql`with_row_sha256(${'{}'}, ${jsonb({ 'company 1': 'ab' })})`, hashes),
    ).toContain('ab')
  })

  test('throws where the answer is not what the schema promises', async () => {
    await expect(callFunction(db, Prisma.sql`annual_cap_cents()`, z.string())).rejects.toThrow(z.ZodError)
  })

  test('throws what the function raises, with its code', async () => {
    const move = jsonb({ actorId: null, verb: 'payment.forged' })
    const error = await callProcedure(db, Prisma.sql`append_audit_event(${move})`).catch((reason: unknown) => reason)
    expect(sqlStateOf(error)).toBe('HR010')
  })

  test('leaves out what is undefined, and sends null', async () => {
    const sent = { one: undefined, two: null, three: "it's" }
    const { rows } = await asOwner.query('SELECT $1::jsonb AS sent', [JSON.stringify(sent)])
    const echo = Prisma.sql`version_content(${jsonb(sent)})`
    expect(await callFunction(db, echo, z.record(z.string(), z.unknown()))).toEqual(rows[0].sent)
    expect(rows[0].sent).toEqual({ two: null, three: "it's" })
  })
})
