import { z } from 'zod'
import type { PaymentInput, PaymentReading } from './payment-input'

const text = z.string().max(100_000).catch('').default('')
export const typedFields = z.object({
  companyId: text,
  fsbLicenseId: text,
  productId: text,
  purpose: text,
  payeeKind: text,
  payeeName: text,
  payeeAddress: text,
  fsbReceipt: text,
  currency: text,
  amount: text,
  serviceFee: text,
  rate: text,
  rateDate: text,
  rateSource: text,
  bankUsd: text,
  invoiceDate: text,
  paymentDate: text,
  postingDate: text,
  alreadyPaid: text,
  note: text,
  correctsId: text,
  destinations: z
    .array(
      z.object({ role: text, name: text, address: text, country: text, region: text, city: text, postalCode: text }),
    )
    .max(20)
    .catch([])
    .default([]),
})
/** What arrives from the form: text for every field, whatever was sent. */
export type TypedFields = z.output<typeof typedFields>

/** Keeps a value that could be read, or the words beside its field. */
export type Read = <Key extends keyof PaymentInput>(
  field: string,
  key: Key,
  result: { ok: true; value: PaymentInput[Key] } | { ok: false; says: string },
) => void

/** A reader's `Read`, writing into one reading. */
export const readInto =
  (reading: PaymentReading): Read =>
  (field, key, result) => {
    if (result.ok) reading.input[key] = result.value
    else reading.fieldErrors[field] ??= result.says
  }

/** An opaque id, or the words. */
export const id = (value: string, says: string) =>
  z.uuid().safeParse(value).success ? { ok: true as const, value } : { ok: false as const, says }

/** One of a closed set, or the words. */
export const choice = <Choice extends string>(choices: readonly Choice[], value: string, says: string) => {
  const found = choices.find((known) => known === value)
  return found ? { ok: true as const, value: found } : { ok: false as const, says }
}

/** Text that a schema accepts, or the schema's words. */
export const line = (schema: z.ZodType<string>, value: string) => {
  const parsed = schema.safeParse(value)
  return parsed.success
    ? { ok: true as const, value: parsed.data }
    : { ok: false as const, says: parsed.error.issues[0]?.message ?? '' }
}
