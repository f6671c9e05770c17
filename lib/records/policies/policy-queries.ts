import 'server-only'
import { db } from '@/lib/database/db'
import { fromDateColumn, type IsoDate } from '@/lib/kernel/calendar'
import { POLICY_NAMES, type PolicyName } from './rule-policies'

/** One value that was set or proposed. */
export type PolicyVersion = {
  id: string
  name: PolicyName
  value: number
  fromDate: IsoDate
  reason: string
  setById: string
  setByName: string
  setAt: Date
  /** `pending` until another person decides; `in_effect` from its first day, unless there is a later value. */
  state: 'in_effect' | 'pending' | 'declined'
  decidedByName: string | null
}

export type PolicyOverview = { name: PolicyName; valueToday: number; versions: PolicyVersion[] }

/** Every dated policy with its value on a day and every value that was ever set, the latest first. */
export async function policyOverviews(today: IsoDate): Promise<PolicyOverview[]> {
  const [rows, values] = await Promise.all([
    db.rulePolicy.findMany({
      include: { setBy: { select: { name: true } }, decision: { include: { decidedBy: { select: { name: true } } } } },
      orderBy: [{ fromDate: 'desc' }, { setAt: 'desc' }],
    }),
    db.$queryRaw<{ name: PolicyName; value: number }[]>`
      SELECT name, policy_on(name, ${today}::date) AS value FROM unnest(${[...POLICY_NAMES]}::text[]) AS name`,
  ])
  const versions = rows.map(
    ({ id, name, value, fromDate, reason, setById, setBy, setAt, loosens, decision }): PolicyVersion => ({
      id,
      name: name as PolicyName,
      value,
      fromDate: fromDateColumn(fromDate),
      reason,
      setById,
      setByName: setBy.name,
      setAt,
      state: !loosens || decision?.approved ? 'in_effect' : decision ? 'declined' : 'pending',
      decidedByName: decision?.decidedBy.name ?? null,
    }),
  )
  return POLICY_NAMES.map((name) => ({
    name,
    valueToday: values.find((one) => one.name === name)?.value ?? 0,
    versions: versions.filter((version) => version.name === name),
  }))
}
