import type { FactorReset } from '@/lib/identity/people/reset-queries'
import { formatInstant } from '@/lib/kernel/calendar'

/** The kinds of second factor, as the screens name them. */
export const FACTOR_KINDS = { authenticator: 'Authenticator app', passkey: 'Passkey' } as const

/** Which kinds of second factor a person has: "Authenticator app and passkey". */
export function factorsLabel(kinds: readonly (keyof typeof FACTOR_KINDS)[]): string {
  const [first, ...rest] = kinds.map((kind) => FACTOR_KINDS[kind])
  return first ? [first, ...rest.map((label) => label.toLowerCase())].join(' and ') : 'None'
}

/** Who requested the reset, when and why; for a confirmed one also who confirmed it, and what it ended. */
export function resetHistory({ person, askedBy, askedAt, reason, ...reset }: FactorReset, timeZone: string): string {
  const on = formatInstant(askedAt, timeZone)
  const asked = `${askedBy.name} requested the reset of ${person.name}’s second factor on ${on}`
  if (!reset.decidedBy || !reset.decidedAt) return `${asked}. Reason: ${reason}`
  const confirmed = `${reset.decidedBy} confirmed it on ${formatInstant(reset.decidedAt, timeZone)}`
  return `${asked}, and ${confirmed}. Earlier second factors and recovery codes no longer work. Reason: ${reason}`
}
