import 'server-only'
import { audited, type NewAuditEvent } from '@/lib/audit/events/audited'
import type { Transaction } from '@/lib/database/db'
import type { SingleSignOnSettings } from '@/lib/database/single-sign-on-settings'
import { changeClaimedRole } from '@/lib/identity/people/change-role'
import { lockOrganisation } from '@/lib/identity/people/lock-person'
import { endSessionsOf } from '@/lib/identity/sessions/session-store'
import { bindIdentity } from './bind-identity'
import { type BoundIdentity, findIdentity } from './find-identity'
import { claimedRole, type ProviderIdentity } from './provider-claims'
import type { ProviderRefusal } from './provider-refusal'

/** A refused sign-in, and whose account it is where that is known. */
export type Refused = { refusal: ProviderRefusal; personId: string | null }
type Admitted = { identity: BoundIdentity } | Refused

/**
 * The person of a verified identity, as the provider has them now: bound at the first sign-in, created where the
 * settings allow it, with the role of the claim. Each of these is an event of its transaction. A role that was
 * withdrawn at the provider ends the sessions that are open here.
 */
export async function admitIdentity(claimed: ProviderIdentity, settings: SingleSignOnSettings): Promise<Admitted> {
  const wanted = claimedRole(claimed, settings)
  const known = await findIdentity(settings.issuer, claimed.subject)
  const isUnchanged = known && 'role' in wanted && (wanted.role ?? known.person.role) === known.person.role
  if (isUnchanged && !known.person.deactivatedAt) return { identity: known }
  let admitted: Admitted = { refusal: 'stranger', personId: null }
  await audited<null>(async (transaction) => {
    const outcome = await admit(transaction, claimed, wanted, settings)
    admitted = outcome.admitted
    const [first, ...others] = outcome.events
    if (first) return { value: null, events: [first, ...others] }
    // Nothing was written.
    return { refusal: { kind: 'conflict', message: 'refused' } }
  })
  return admitted
}

type Outcome = { admitted: Admitted; events: NewAuditEvent[] }

async function admit(
  transaction: Transaction,
  claimed: ProviderIdentity,
  wanted: ReturnType<typeof claimedRole>,
  settings: SingleSignOnSettings,
): Promise<Outcome> {
  await lockOrganisation(transaction)
  const known = await findIdentity(settings.issuer, claimed.subject, transaction)
  const refuse = (refusal: ProviderRefusal): Outcome => ({
    admitted: { refusal, personId: known?.personId ?? null },
    events: [],
  })
  if (known?.person.deactivatedAt) return refuse('stranger')
  if ('refusal' in wanted) {
    const events = known ? await endSessions(transaction, known.person) : []
    return { ...refuse(wanted.refusal), events }
  }
  const bound = known
    ? { identity: known, events: [] }
    : await bindIdentity(transaction, claimed, wanted.role, settings)
  if ('refusal' in bound) return refuse(bound.refusal)
  const { person } = bound.identity
  if (!wanted.role || wanted.role === person.role)
    return { admitted: { identity: bound.identity }, events: bound.events }
  const changed = await changeClaimedRole(transaction, person, wanted.role)
  if (!changed) return { admitted: { refusal: 'last-administrator', personId: person.id }, events: bound.events }
  return { admitted: { identity: bound.identity }, events: [...bound.events, ...changed] }
}

/** Ends the sessions of a person whom the provider gives no role any more. */
async function endSessions(transaction: Transaction, person: { id: string; name: string }): Promise<NewAuditEvent[]> {
  const ended = await endSessionsOf(transaction, person.id)
  if (ended.length === 0) return []
  return [
    {
      actorId: null,
      verb: 'person.sessions-ended',
      targetKind: 'person',
      targetId: person.id,
      targetName: person.name,
      after: { sessions: ended.map(({ id, client, address }) => [client, address, id].filter(Boolean).join(', ')) },
      reason: 'the identity provider states no single role',
    },
  ]
}
