import type { IsoDate } from '@/lib/kernel/calendar'

/**
 * The classification that holds on a date, or null: of two from one date the later entered one. Expects them newest
 * first, as productDetail has them.
 */
export const classificationOn = <Row extends { validFrom: IsoDate }>(
  newestFirst: readonly Row[],
  date: IsoDate,
): Row | null => newestFirst.find(({ validFrom }) => validFrom <= date) ?? null
