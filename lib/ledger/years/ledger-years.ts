import 'server-only'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'

/** The calendar years with entries, and this one, the newest first. */
export async function ledgerYears(): Promise<number[]> {
  const { year } = await organisationClock()
  const { _min, _max } = await db.companyYear.aggregate({ _min: { year: true }, _max: { year: true } })
  const last = Math.max(_max.year ?? year, year)
  const first = Math.min(_min.year ?? year, year)
  return Array.from({ length: last - first + 1 }, (_, at) => last - at)
}
