import type { Access } from '@/lib/identity/people/access-queries'
import { formatInstant } from '@/lib/kernel/calendar'
import { roleLabel } from '@/lib/permissions/role-labels'

/** What was given: "a password link", "the role Manager". */
function whatWasGiven({ kind, person, change }: Access): string {
  if (kind === 'link') return 'a password link'
  if (kind === 'identity') return 'the end of the identity at the provider'
  if (kind === 'invitation') return 'an invitation'
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
export function accessHistory(access: Access, timeZone: string): string {
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
