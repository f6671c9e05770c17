import { formatInstant } from '@/lib/kernel/calendar'
import type { Role } from '@/lib/permissions/permissions'
import { roleLabel } from '@/lib/permissions/role-labels'

type Person = { name: string; email: string; role: Role }

/** Access that someone gave, as the screens name it. */
export type ShownAccess = {
  id: string
  kind: 'link' | 'change' | 'reactivation'
  person: Person & { id: string }
  change: Person | null
  createdBy: { id: string; name: string }
  createdAt: Date
  confirmedBy: string | null
  isAlone: boolean
  effectiveAt: Date | null
  address: string
  client: string
}

/** What was given: "a password link", "the role Manager". */
function whatWasGiven({ kind, person, change }: ShownAccess): string {
  if (kind === 'link') return 'a password link'
  if (kind === 'reactivation' || !change) return 'a reactivation'
  const parts = [
    change.role === person.role ? '' : `the role ${roleLabel(change.role)}`,
    change.email === person.email ? '' : `the email address ${change.email}`,
    change.name === person.name ? '' : `the name ${change.name}`,
  ].filter(Boolean)
  // After it took effect the person has these values.
  return parts.join(' and ') || `the role ${roleLabel(change.role)} with the email address ${change.email}`
}

/** Who gave it and when, who confirmed it, and whether it took effect, in one or two sentences. */
export function accessHistory(access: ShownAccess, timeZone: string): string {
  const { createdBy, createdAt, confirmedBy, effectiveAt, kind, address, client } = access
  const verb = kind === 'link' ? 'created' : 'requested'
  const given = `${createdBy.name} ${verb} ${whatWasGiven(access)} on ${formatInstant(createdAt, timeZone)}`
  const confirmed = confirmedBy ? `, and ${confirmedBy} confirmed it` : ''
  return `${given}${confirmed}. ${effect()}`

  function effect(): string {
    if (!effectiveAt) return kind === 'link' ? 'It was not used.' : 'It has not taken effect.'
    if (kind !== 'link') return `It took effect on ${formatInstant(effectiveAt, timeZone)}.`
    const from = [client && `with ${client}`, address && `from ${address}`].filter(Boolean).join(' ')
    return `It was used on ${formatInstant(effectiveAt, timeZone)}${from ? ` ${from}` : ''}.`
  }
}
