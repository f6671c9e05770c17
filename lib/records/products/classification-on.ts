import type { IsoDate } from '@/lib/kernel/calendar'

/**
 * The classification in effect on a date, or null; of two with one date, the one entered later. Expects them newest
 * first, as productDetail returns them.
 */
export const classificationOn = <Row extends { validFrom: IsoDate }>(
  newestFirst: readonly Row[],
  date: IsoDate,
): Row | null => newestFirst.find(({ validFrom }) => validFrom <= date) ?? null
