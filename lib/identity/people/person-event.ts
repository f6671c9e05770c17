import type { NewAuditEvent } from '@/lib/audit/events/audited'
import type { SecondPerson } from '@/lib/identity/access/give-access'
import type { Actor } from '@/lib/permissions/permissions'

type PersonVerb = Extract<NewAuditEvent['verb'], `person.${string}`>

/** An event about a person. */
export const personEvent = (
  actor: Pick<Actor, 'id'>,
  verb: PersonVerb,
  person: { id: string; name: string },
  reason = '',
) =>
  ({
    actorId: actor.id,
    verb,
    targetKind: 'person',
    targetId: person.id,
    targetName: person.name,
    ...(reason && { reason }),
  }) satisfies NewAuditEvent

/** The reason of an event whose access no one else could confirm; empty otherwise. */
export const aloneReason = (secondPerson: SecondPerson): string =>
  secondPerson === 'none_exists' ? 'without a second person: no one else could confirm it yet' : ''
