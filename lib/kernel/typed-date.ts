import { z } from 'zod'
import type { IsoDate } from '@/lib/kernel/calendar'
import { DATE_MESSAGE, readDate } from '@/lib/kernel/read-date'

type Bounds = { earliest: IsoDate; latest: IsoDate; outside: string }

// No record is older than the rules on encryption goods, and no license is valid longer than a lifetime.
const ANY: Bounds = { earliest: '1990-01-01', latest: '2100-12-31', outside: 'Enter a year from 1990 to 2100' }

function read(text: string, context: z.RefinementCtx, { earliest, latest, outside }: Bounds): IsoDate {
  const reading = readDate(text)
  if (reading.ok && reading.date >= earliest && reading.date <= latest) return reading.date
  context.addIssue({ code: 'custom', message: reading.ok ? outside : reading.message })
  return z.NEVER
}

/** A required date, typed as 27 Nov 2026 or 2026-11-27. */
export const typedDate = (bounds: Bounds = ANY) =>
  z.string(DATE_MESSAGE).transform((text, context) => read(text, context, bounds))

/** An optional date: an empty field is null. */
export const optionalTypedDate = (bounds: Bounds = ANY) =>
  z
    .string()
    .default('')
    .transform((text, context) => (text.trim() === '' ? null : read(text, context, bounds)))
