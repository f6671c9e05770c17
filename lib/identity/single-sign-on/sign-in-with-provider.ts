import 'server-only'
import type { User } from 'next-auth'
import { Prisma } from '@/generated/prisma/client'
import { callProcedure, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import type { SingleSignOnSettings } from '@/lib/database/single-sign-on-settings'
import { beginSession } from '@/lib/identity/sessions/session-store'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import { admitIdentity } from './admit-identity'
import type { ProviderIdentity } from './provider-claims'
import type { ProviderRefusal } from './provider-refusal'

/** Why a sign-in was refused, for the audit trail. */
const REASONS: Readonly<Record<ProviderRefusal, string>> = {
  'provider-unavailable': 'the identity provider did not answer',
  'provider-declined': 'declined at the identity provider',
  'provider-answer': 'the answer of the identity provider was not accepted',
  'provider-strength': 'not signed in at the identity provider as strongly as required',
  stranger: 'identified by the identity provider, and not a person here',
  'email-unverified': 'the identity provider has not verified the email address',
  'identity-taken': 'the email address belongs to another identity of the provider',
  unconfirmed: 'the invitation waits for a second person',
  'no-role': 'the identity provider states no role',
  'several-roles': 'the identity provider states several roles',
  'last-administrator': 'the identity provider states another role for the last administrator',
}

/**
 * Signs in the person of a verified identity, and returns them, or the reason of a refusal, which is counted and
 * recorded.
 */
export async function signInWithProvider(
  claimed: ProviderIdentity,
  settings: SingleSignOnSettings,
): Promise<User | ProviderRefusal> {
  const isStrong = settings.acceptedStrengths.length === 0 || settings.acceptedStrengths.includes(claimed.strength)
  const admitted = isStrong
    ? await admitIdentity(claimed, settings)
    : ({ refusal: 'provider-strength', personId: null } as const)
  if ('identity' in admitted) {
    const { id, person } = admitted.identity
    const providerSessionHash = claimed.providerSession ? sha256(claimed.providerSession) : null
    return beginSession(person, 'single sign-on', null, { identityId: id, providerSessionHash })
  }
  await countRefusal(admitted.refusal, claimed.email || claimed.subject, admitted.personId)
  return admitted.refusal
}

/**
 * Counts a refused sign-in. The first of an account within fifteen minutes is an event of the audit trail, and so is
 * the number of the others. Without an account where the answer of the provider was not accepted.
 */
export const countRefusal = (refusal: ProviderRefusal, account = '', actorId: string | null = null): Promise<void> =>
  callProcedure(
    db,
    Prisma.sql`count_provider_refusal(${jsonb({ account: account.slice(0, 320), actorId, reason: REASONS[refusal] })})`,
  )
