import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { asOwner } from '@/test/database/database'
import { blankDraft, blankParty, columnOf } from './blank-payment'
import { lengthErrors, type TextLimit } from './length-errors'
import { PAYMENT_LIMITS, partySchema, paymentSchema } from './payment-schema'

// One limit for each field: of the schema, of the form as it is typed, and of the database. Read from the catalogue, so
// that a field or a column that is added is compared too.

/** Fields whose text is not stored: the column holds what was computed from it. */
const COMPUTED = ['amount', 'serviceFee', 'bankUsd', 'destinations']

type Column = { name: string; type: string; maxLength: number | null; choices: string[] | null }

async function columnsOf(table: string): Promise<Map<string, Column>> {
  const { rows } = await asOwner.query<Column>(
    `SELECT c.column_name AS name, c.data_type AS type, coalesce(
         (SELECT limits[array_position(limits, c.column_name::text) + 1]
          FROM pg_trigger t, string_to_array(encode(t.tgargs, 'escape'), '\\000') limits
          WHERE t.tgrelid = $1::text::regclass AND t.tgfoid = 'refuse_long_texts'::regproc AND t.tgenabled = 'O'),
         (SELECT (regexp_match(pg_get_constraintdef(k.oid), 'char_length\\(' || c.column_name || '\\) <= (\\d+)'))[1]
          FROM pg_constraint k
          WHERE k.conrelid = $1::text::regclass AND k.conname = $1::text || '_' || c.column_name || '_is_short')
       )::int AS "maxLength",
       (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder)
        FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typname = c.udt_name) AS choices
     FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = $1::text`,
    [table],
  )
  return new Map(rows.map((column) => [column.name, column]))
}

const limits: [table: string, field: string, schema: z.ZodType, limit: TextLimit | undefined][] = [
  ...Object.entries(paymentSchema.shape).map(([name, schema]): (typeof limits)[number] => [
    'payment',
    name,
    schema,
    PAYMENT_LIMITS.fields[name],
  ]),
  ...Object.entries(partySchema.shape).map(([name, schema]): (typeof limits)[number] => [
    'payment_destination',
    name,
    schema,
    PAYMENT_LIMITS.party[name],
  ]),
]

describe.each(limits)('%s.%s', (table, field, schema, limit) => {
  const errorsOf = (text: string) =>
    table === 'payment'
      ? lengthErrors({ ...blankDraft(), [field]: text }, PAYMENT_LIMITS)[field]
      : lengthErrors(
          { ...blankDraft(), destinations: [{ ...blankParty('consignee'), [field]: text }] },
          PAYMENT_LIMITS,
        )[`destinations.0.${field}`]

  it('has a column that holds what its schema allows', async () => {
    const column = (await columnsOf(table)).get(columnOf(field))
    if (COMPUTED.includes(field)) return expect(column?.type).not.toBe('text')
    expect(column).toBeDefined()
    if (column?.type === 'text') expect(column.maxLength).toBe(limit?.maxLength)
    if (column?.choices) expect((schema as z.ZodEnum).options.toSorted()).toEqual(column.choices.toSorted())
  })

  it.runIf(limit)('is checked at its limit in the form as in the schema', () => {
    const { maxLength = 0, message = '' } = limit ?? {}
    const longest = 'x'.repeat(maxLength)
    expect(errorsOf(longest)).toBeUndefined()
    expect(errorsOf(` ${longest}\n`)).toBeUndefined()
    expect(errorsOf(`${longest}x`)).toBe(message)
    const parsed = schema.safeParse(`${longest}x`)
    expect(parsed.success).toBe(false)
    const isText = schema.safeParse('x').success
    if (isText) expect(schema.safeParse(longest).success).toBe(true)
    if (isText) expect(parsed.error?.issues[0]?.message).toBe(message)
  })
})
