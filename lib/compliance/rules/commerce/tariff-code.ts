import { holdsOn, type Law } from '@/lib/compliance/law/law'
import type { TariffCodes } from '@/lib/compliance/law/schema'
import type { IsoDate } from '@/lib/kernel/calendar'

/** What the tables of the law say of a code on a date. A code of no table is unknown, never free. */
export type TariffReading =
  | { kind: 'missing' | 'unreadable' | 'unknown' }
  | { kind: 'listed' | 'not_listed'; table: TariffCodes }

/**
 * Reads a code of the Harmonized Tariff Schedule, with or without its dots, against the supplements to 15 CFR part 746
 * on a date. The longest code that begins it decides; of two equally long ones the table that lists it.
 */
export function readTariffCode(typed: string, date: IsoDate, law: Law): TariffReading {
  const text = typed.trim()
  if (text === '') return { kind: 'missing' }
  if (!/^\d[\d. ]*$/.test(text)) return { kind: 'unreadable' }
  const digits = text.replace(/\D/g, '')
  if (digits.length < 4 || digits.length > 10) return { kind: 'unreadable' }
  let best: { length: number; table: TariffCodes } | null = null
  for (const table of law.tariffCodes) {
    if (!holdsOn(table, date)) continue
    for (const prefix of table.prefixes) {
      if (!digits.startsWith(prefix)) continue
      const stricter = best?.length === prefix.length && table.listed
      if (!best || prefix.length > best.length || stricter) best = { length: prefix.length, table }
    }
  }
  if (!best) return { kind: 'unknown' }
  return { kind: best.table.listed ? 'listed' : 'not_listed', table: best.table }
}
