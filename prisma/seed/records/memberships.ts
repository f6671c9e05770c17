import type pg from 'pg'
import type { IsoDate } from '@/lib/kernel/calendar'
import { membershipFacts } from '@/lib/records/groups/membership-input'
import { auditEvent } from '../audit-event'
import { at } from '../clock'
import type { LedgerCall } from '../ledger-call'
import { idOf } from '../random'
import { insertRowsAt } from '../write'
import { PEOPLE } from './people'
import type { SeedCompany } from './records'

// The groups of the demo: a company is in its group from its first day, and one has left.

type Left = { untilDate: IsoDate; on: IsoDate; reason: string }
const LEFT: Readonly<Record<string, Left>> = {
  'Tessaly Wireless LLC': { untilDate: '2024-12-31', on: '2025-01-06', reason: 'Sold to its management' },
}

const idOfGroup = (name: string): string => idOf(`group ${name}`)
const firstId = (companyId: string): string => idOf(`membership ${companyId}`)
const endId = (companyId: string): string => idOf(`end of membership ${companyId}`)
const instant = (date: IsoDate): string => new Date(at(date, '09:10')).toISOString()
const rowsOf = (id: string, groupName: string) => [
  { table: 'group_membership', id },
  { table: 'company_group', id: idOfGroup(groupName) },
]

/** The person who entered a record of the demo. */
export const recorderOf = (id: string): string => (id < '8' ? PEOPLE.tomas.id : PEOPLE.priya.id)

/** Inserts the groups by name, from the first day of their first company. */
export async function insertGroups(client: pg.Client, companies: readonly SeedCompany[]): Promise<void> {
  const first = companies.map(({ since }) => since).toSorted()[0]
  if (!first) return
  const names = [...new Set(companies.flatMap(({ groupName }) => groupName ?? []))]
  const rows = names.map((name) => ({ id: idOfGroup(name), name }))
  await insertRowsAt(client, instant(first), 'company_group', rows)
}

/** Inserts the memberships of a company, each recorded when it begins. */
export async function insertMemberships(client: pg.Client, { id, name, groupName, since }: SeedCompany): Promise<void> {
  if (!groupName) return
  const common = { company_id: id, group_id: idOfGroup(groupName), from_date: since, withdrawn: false }
  const recorded_by_id = recorderOf(id)
  const first = { ...common, id: firstId(id), reason: '', recorded_by_id }
  await insertRowsAt(client, instant(since), 'group_membership', [first])
  const left = LEFT[name]
  if (!left) return
  const { untilDate: until_date, reason } = left
  const end = { ...common, id: endId(id), until_date, reason, supersedes_id: firstId(id), recorded_by_id }
  await insertRowsAt(client, instant(left.on), 'group_membership', [end])
}

/** The first membership of a company for the event of the new company, and the row that was written. */
export function firstMembership({ id, groupName, since }: SeedCompany) {
  if (!groupName) return { facts: { group: '' }, rows: [] }
  return {
    facts: membershipFacts(groupName, { fromDate: since, untilDate: null }),
    rows: rowsOf(firstId(id), groupName),
  }
}

/** The event of a company that left its group. */
export function leavingEvents({ id, name, groupName }: SeedCompany): LedgerCall[] {
  const left = LEFT[name]
  if (!left) return []
  const { untilDate, on, reason } = left
  const target = { targetKind: 'company', targetId: id, targetName: name, companyId: id }
  const given = {
    actorId: recorderOf(id),
    verb: 'company.group-left' as const,
    ...target,
    reason,
    rows: rowsOf(endId(id), groupName ?? ''),
  }
  const changes = { before: { memberUntil: 'no end' }, after: { memberUntil: untilDate } }
  return [auditEvent(at(on, '09:10'), { ...given, ...changes })]
}

/** Whether a company was in its group on any day of a year. */
export const isMemberIn = ({ name, since }: SeedCompany, year: number): boolean =>
  Number(since.slice(0, 4)) <= year && year <= Number(LEFT[name]?.untilDate.slice(0, 4) ?? year)
