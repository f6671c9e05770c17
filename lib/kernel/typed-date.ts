import { z } from 'zod'
import { type IsoDate, readDate } from '@/lib/kernel/calendar'

type Bounds = { earliest: IsoDate; latest: IsoDate; outside: string }

// Nothing this ledger knows is older than the rules on encryption goods, and no license runs longer than a lifetime.
const ANY: Bounds = { earliest: '1990-01-01', latest: '2100-12-31', outside: 'Enter a year from 1990 to 2100' }

function read(text: string, context: z.RefinementCtx, { earliest, latest, outside }: Bounds): IsoDate {
  const reading = readDate(text)
  if (reading.ok && reading.date >= earliest && reading.date <= latest) return reading.date
  context.addIssue({ code: 'custom', message: reading.ok ? outside : reading.says })
  return z.NEVER
}

/** A date that must be there, typed as 27 Nov 2026 or 2026-11-27. */
export const typedDate = (bounds: Bounds = ANY) =>
  z.string('Enter a date such as 27 Nov 2026').transform((text, context) => read(text, context, bounds))

/** The same where nothing may be known: an empty field is null. */
export const optionalTypedDate = (bounds: Bounds = ANY) =>
  z
    .string()
    .default('')
    .transform((text, context) => (text.trim() === '' ? null : read(text, context, bounds)))
