import type { z } from 'zod'
import { MOST_PARTIES } from './length-errors'
import { type PartyDraft, type PaymentDraft, partySchema, paymentSchema } from './payment-schema'

type Given = Record<string, unknown>

const asObject = (given: unknown): Given =>
  typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Given) : {}

/** Text for every field of a schema, whatever was sent. */
const textsOf = (schema: z.ZodObject, given: Given): Record<string, string> =>
  Object.fromEntries(
    Object.keys(schema.shape).map((name) => {
      const text = Object.hasOwn(given, name) ? given[name] : ''
      return [name, typeof text === 'string' ? text : '']
    }),
  )

/** What was sent as a draft: text in every field, and no more parties than an entry has. */
export function readDraft(given: unknown): PaymentDraft {
  const sent = asObject(given)
  const parties = Array.isArray(sent.destinations) ? sent.destinations : []
  return {
    ...textsOf(paymentSchema, sent),
    destinations: (parties.length > MOST_PARTIES ? [] : parties).map(
      (party) => textsOf(partySchema, asObject(party)) as PartyDraft,
    ),
  } as PaymentDraft
}

/** The value of one field, or the message about it. */
export function readField<Field extends z.ZodType>(
  field: Field,
  text: string,
): { ok: true; value: z.output<Field> } | { ok: false; message: string } {
  const parsed = field.safeParse(text)
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, message: parsed.error.issues[0]?.message ?? '' }
}
