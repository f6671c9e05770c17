import 'server-only'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { db } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import { relyingPartyOf } from './relying-party'

/** Null where the configured address has no name. */
export const RELYING_PARTY = relyingPartyOf(environment.publicUrl)

const MINUTES = 5
type Purpose = 'add' | 'give'

/** A new challenge for a passkey of a person, for one purpose. Only its hash is stored. */
export async function newPasskeyChallenge(personId: string, purpose: Purpose): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = randomBytes(32)
  await db.$executeRaw`DELETE FROM passkey_challenge WHERE ends_at < clock_timestamp()`
  await db.$executeRaw`
    INSERT INTO passkey_challenge (challenge_hash, person_id, purpose, ends_at)
    VALUES (${sha256(challenge.toString('base64url'))}, ${personId}::uuid, ${purpose},
      clock_timestamp() + make_interval(mins => ${MINUTES}::int))`
  return new Uint8Array(challenge)
}

const clientData = z.object({ challenge: z.string().max(200) })

/**
 * Uses up the challenge that a passkey signed, whether its answer is then right or not. Null when it was made for
 * another person or purpose, is over or was used.
 */
export async function takePasskeyChallenge(
  personId: string,
  purpose: Purpose,
  clientDataJSON: string,
): Promise<string | null> {
  const read = clientData.safeParse(jsonOf(Buffer.from(clientDataJSON, 'base64url').toString('utf8')))
  if (!read.success) return null
  const taken = await db.$executeRaw`
    DELETE FROM passkey_challenge
    WHERE challenge_hash = ${sha256(read.data.challenge)} AND person_id = ${personId}::uuid AND purpose = ${purpose}
      AND ends_at > clock_timestamp()`
  return taken === 1 ? read.data.challenge : null
}

/** A JSON value; undefined for a text that is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
