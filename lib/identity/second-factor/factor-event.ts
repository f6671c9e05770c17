import type { EventFacts, NewAuditEvent } from '@/lib/audit/events/audited'
import type { AppendedVerb } from '@/lib/audit/events/verbs'

/** An event about a second factor of a person, by themselves. It names the factor and holds none of its secrets. */
export const factorEvent = (
  verb: Extract<
    AppendedVerb,
    `person.factor-${'given' | 'added' | 'renamed' | 'removed'}` | 'person.recovery-codes-made'
  >,
  { id, name }: { id: string; name: string },
  facts: { before?: EventFacts; after?: EventFacts } = {},
): NewAuditEvent => ({ actorId: id, verb, targetKind: 'person', targetId: id, targetName: name, ...facts })
