import 'server-only'
import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { z } from 'zod'
import { db, type Transaction } from '@/lib/database/db'
import { log } from '@/lib/database/log'
import { jsonOf, newPasskeyChallenge, RELYING_PARTY, takePasskeyChallenge } from './passkey-challenge'
import type { UsedFactor } from './redeem-code'

/** What the browser asks the person's passkeys; null for a person who has none. */
export async function passkeyQuestion(personId: string) {
  const passkeys = await db.secondFactor.findMany({ where: { personId, kind: 'passkey' } })
  if (!RELYING_PARTY || passkeys.length === 0) return null
  return generateAuthenticationOptions({
    rpID: RELYING_PARTY.id,
    challenge: await newPasskeyChallenge(personId, 'give'),
    userVerification: 'preferred',
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId ?? '', transports })),
  })
}

const text = z.string().max(20_000)
/** The answer of a passkey, as a browser sends it. */
const passkeyAnswer = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
})

/** A passkey whose signature was right, to be used once in a transaction. */
type RightPasskey = { id: string; name: string; countBefore: bigint; count: bigint }

/**
 * The passkey of a person that gave this answer. Null for the passkey or the challenge of another person, another site
 * or origin, a wrong signature, and a counter that does not grow, as that of a copy.
 */
export async function verifyPasskey(personId: string, given: string): Promise<RightPasskey | null> {
  const read = passkeyAnswer.safeParse(jsonOf(given))
  if (!read.success || !RELYING_PARTY) return null
  const expectedChallenge = await takePasskeyChallenge(personId, 'give', read.data.response.clientDataJSON)
  const stored = await db.secondFactor.findFirst({ where: { personId, credentialId: read.data.id } })
  if (!expectedChallenge || !stored?.credentialId || !stored.publicKey || stored.signCount === null) return null
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: read.data,
    expectedChallenge,
    expectedOrigin: RELYING_PARTY.origin,
    expectedRPID: RELYING_PARTY.id,
    requireUserVerification: false,
    credential: {
      id: stored.credentialId,
      publicKey: new Uint8Array(Buffer.from(stored.publicKey, 'base64url')),
      counter: Number(stored.signCount),
    },
  }).catch((error: unknown) => {
    log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'a passkey was refused')
    return { verified: false, authenticationInfo: null }
  })
  if (!verified || !authenticationInfo) return null
  const { id, name, signCount } = stored
  return { id, name, countBefore: signCount, count: BigInt(authenticationInfo.newCounter) }
}

/** Notes the use of a passkey, once for each count: of two simultaneous calls with one count the second gets null. */
export async function redeemPasskey(
  transaction: Transaction,
  { id, name, countBefore, count }: RightPasskey,
): Promise<UsedFactor | null> {
  const used = await transaction.secondFactor.updateMany({
    where: { id, signCount: countBefore },
    data: { signCount: count, usedAt: new Date() },
  })
  return used.count === 1 ? { secondFactor: `passkey: ${name}` } : null
}
