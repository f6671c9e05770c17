import 'server-only'
import { randomUUID } from 'node:crypto'
import type { NewAuditEvent } from '@/lib/audit/events/audited'
import type { Transaction } from '@/lib/database/db'
import type { SingleSignOnSettings } from '@/lib/database/single-sign-on-settings'
import { decides } from '@/lib/identity/access/give-access'
import { emailInput, personNameInput } from '@/lib/identity/passwords/typed-person'
import type { Role } from '@/lib/permissions/permissions'
import { type BoundIdentity, findIdentity } from './find-identity'
import type { ProviderIdentity } from './provider-claims'
import type { ProviderRefusal } from './provider-refusal'

type Bound = { identity: BoundIdentity; events: NewAuditEvent[] }

/**
 * Binds a subject of the provider to the active person with its email address, at their first sign-in. From then on the
 * subject alone identifies them. Refuses an address that the provider has not verified, and a person who is bound to
 * another subject: an address that passes to someone else must not take the account with it.
 */
export async function bindIdentity(
  transaction: Transaction,
  claimed: ProviderIdentity,
  role: Role | undefined,
  settings: SingleSignOnSettings,
): Promise<Bound | { refusal: ProviderRefusal }> {
  if (claimed.email === '') return { refusal: 'stranger' }
  if (settings.requiresVerifiedEmail && !claimed.isEmailVerified) return { refusal: 'email-unverified' }
  const { issuer } = settings
  const known = await transaction.person.findUnique({ where: { email: claimed.email } })
  if (known?.deactivatedAt) return { refusal: 'stranger' }
  if (known && (await transaction.personIdentity.count({ where: { personId: known.id, issuer, endedAt: null } })) > 0)
    return { refusal: 'identity-taken' }
  if (known && !(await isConfirmed(transaction, known))) return { refusal: 'unconfirmed' }
  const created = known ? null : await createPerson(transaction, claimed, role, settings)
  const person = known ?? created
  if (!person) return { refusal: 'stranger' }
  const id = randomUUID()
  const { subject } = claimed
  await transaction.$executeRaw`
    INSERT INTO person_identity (id, person_id, issuer, subject)
    VALUES (${id}::uuid, ${person.id}::uuid, ${issuer}, ${subject})`
  const identity = await findIdentity(issuer, subject, transaction)
  if (!identity) throw new Error('an identity was not inserted')
  const about = { actorId: person.id, targetKind: 'person', targetId: person.id, targetName: person.name } as const
  const { name, email } = person
  return {
    identity,
    events: [
      ...(created
        ? [{ ...about, verb: 'person.provisioned', after: { name, email, role: person.role } } as const]
        : []),
      { ...about, verb: 'person.identity-bound', after: { issuer, subject }, rows: [{ table: 'person_identity', id }] },
    ],
  }
}

/**
 * Whether an account that decides was given with a second person, or where none existed: an invitation that waits is
 * not a way in. One that was signed in to, or has a password, was given before.
 */
async function isConfirmed(
  transaction: Transaction,
  person: { id: string; role: Role; passwordHash: string | null },
): Promise<boolean> {
  if (!decides(person.role) || person.passwordHash) return true
  const [row] = await transaction.$queryRaw<{ isConfirmed: boolean }[]>`
    SELECT EXISTS (SELECT FROM access_grant WHERE person_id = ${person.id}::uuid AND (effective_at IS NOT NULL
        OR (withdrawn_at IS NULL
          AND (second_person <> 'needed' OR confirmed_at IS NOT NULL OR released_at IS NOT NULL))))
      OR EXISTS (SELECT FROM session WHERE person_id = ${person.id}::uuid)
      OR (SELECT demo FROM organisation WHERE id = 1) AS "isConfirmed"`
  return row?.isConfirmed ?? false
}

/**
 * A new person, where the settings allow it and the provider states a valid name, address and role. An account that
 * decides is never created this way: it takes an invitation.
 */
async function createPerson(
  transaction: Transaction,
  claimed: ProviderIdentity,
  role: Role | undefined,
  { createsPeople }: SingleSignOnSettings,
) {
  if (!createsPeople || !role || decides(role)) return null
  const email = emailInput.safeParse(claimed.email)
  const name = personNameInput.safeParse(claimed.name || claimed.email)
  return email.success && name.success
    ? transaction.person.create({ data: { email: email.data, name: name.data, role } })
    : null
}
