import { DEPUTY_MESSAGES } from '@/lib/identity/messages'
import { addDays, daysBetween, type IsoDate } from '@/lib/kernel/calendar'
import type { Role } from '@/lib/permissions/permissions'

/** The most days that a deputy can be named for at once, the first and the last included. A policy of ours. */
export const MOST_DEPUTY_DAYS = 92

/** A deputyship that has not ended: who is the deputy of whom, from the first to the last day. */
export type DeputyDays = {
  person: { id: string; name: string }
  deputy: { id: string; name: string }
  firstDay: IsoDate
  lastDay: IsoDate
}

/** Who is to be named, as the database has them. */
export type Candidate = { id: string; name: string; role: Role; isDeactivated: boolean; canSignIn: boolean }

export type Naming = {
  person: { id: string; role: Role }
  /** Null for an unknown person. */
  deputy: Candidate | null
  firstDay: IsoDate
  lastDay: IsoDate
  today: IsoDate
  /** The deputyships of the person and of the deputy that have not ended. */
  others: readonly DeputyDays[]
}

/** Why someone cannot be named, at the field that has to change. */
export type NamingProblem = { field: 'deputyId' | 'firstDay' | 'lastDay'; message: string }

/**
 * Why a person cannot be named as deputy for these days; null when they can. A deputy is another active person of the
 * same role who can sign in. No one has two deputies on one day, and deputies do not form a chain: who is away with a
 * deputy is not one on those days. The database refuses the same (prisma/sql/functions/access/deputyship_begins.sql).
 */
export const namingProblem = (naming: Naming): NamingProblem | null =>
  candidateProblem(naming) ?? daysProblem(naming) ?? overlapProblem(naming)

function candidateProblem({ person, deputy }: Naming): NamingProblem | null {
  const at = (message: string): NamingProblem => ({ field: 'deputyId', message })
  if (!deputy) return at(DEPUTY_MESSAGES.missing)
  if (deputy.id === person.id) return at(DEPUTY_MESSAGES.self)
  if (deputy.role !== person.role) return at(DEPUTY_MESSAGES.otherRole(deputy.name, deputy.role, person.role))
  if (deputy.isDeactivated) return at(DEPUTY_MESSAGES.deactivated(deputy.name))
  return deputy.canSignIn ? null : at(DEPUTY_MESSAGES.cannotSignIn(deputy.name))
}

function daysProblem({ firstDay, lastDay, today }: Naming): NamingProblem | null {
  if (firstDay < today) return { field: 'firstDay', message: DEPUTY_MESSAGES.pastDay(today) }
  if (lastDay < firstDay) return { field: 'lastDay', message: DEPUTY_MESSAGES.reversed(firstDay) }
  const longest = addDays(firstDay, MOST_DEPUTY_DAYS - 1)
  if (lastDay <= longest) return null
  const count = daysBetween(firstDay, lastDay) + 1
  return { field: 'lastDay', message: DEPUTY_MESSAGES.tooLong(count, MOST_DEPUTY_DAYS, longest) }
}

function overlapProblem({ person, deputy, firstDay, lastDay, others }: Naming): NamingProblem | null {
  const sameDays = others.filter((other) => other.firstDay <= lastDay && other.lastDay >= firstDay)
  const own = sameDays.find((other) => other.person.id === person.id)
  if (own) return { field: 'firstDay', message: DEPUTY_MESSAGES.second(own) }
  const ofOthers = sameDays.find((other) => other.deputy.id === person.id)
  if (ofOthers) return { field: 'firstDay', message: DEPUTY_MESSAGES.isDeputy(ofOthers) }
  const away = sameDays.find((other) => other.person.id === deputy?.id)
  return away ? { field: 'deputyId', message: DEPUTY_MESSAGES.away(away) } : null
}
