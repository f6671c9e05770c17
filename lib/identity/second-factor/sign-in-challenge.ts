import 'server-only'
import { randomBytes } from 'node:crypto'
import { Prisma } from '@/generated/prisma/client'
import { db, type Transaction } from '@/lib/database/db'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import type { Role } from '@/lib/permissions/permissions'
import { factorState, hasFactor } from './factor-queries'

/** Minutes to give a second factor, and to set up the first one. */
const MINUTES = { give: 5, enrol: 30 } as const
export const LONGEST_CHALLENGE_MINUTES = MINUTES.enrol
const MOST_TRIES = 5

type ChallengePurpose = keyof typeof MINUTES
type ChallengedPerson = { id: string; name: string; email: string; role: Role; sessionVersion: number }

/** A sign-in that awaits its second factor: the person has given the password and has no session. */
export type Challenge = { id: string; purpose: ChallengePurpose; isMet: boolean; person: ChallengedPerson }

/**
 * Begins a challenge for a person whose password was right, when they have a second factor or need one. Returns its
 * token, which only the browser has; null for a person who needs none.
 */
export async function beginChallenge(person: ChallengedPerson, way: string): Promise<string | null> {
  const state = await factorState(person)
  if (!hasFactor(state) && !state.isRequired) return null
  const purpose = hasFactor(state) ? 'give' : 'enrol'
  const token = randomBytes(32).toString('base64url')
  await db.$executeRaw`DELETE FROM sign_in_challenge WHERE ends_at < clock_timestamp() - interval '1 hour'`
  await db.$executeRaw`
    INSERT INTO sign_in_challenge (token_hash, person_id, session_version, purpose, way, ends_at)
    VALUES (${sha256(token)}, ${person.id}::uuid, ${person.sessionVersion}, ${purpose}, ${way},
      clock_timestamp() + make_interval(mins => ${MINUTES[purpose]}::int))`
  return token
}

/** Open: not used, not over, of a person whose password and access are unchanged since. */
const OPEN = Prisma.sql`c.used_at IS NULL AND c.ends_at > clock_timestamp()
  AND p.deactivated_at IS NULL AND p.session_version = c.session_version`

const PERSON = Prisma.sql`json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role::text,
  'sessionVersion', p.session_version) AS person`

/** The open challenge of a token; null when there is none. Changes nothing. */
export async function findChallenge(token: string): Promise<Challenge | null> {
  const [challenge] = await db.$queryRaw<Challenge[]>`
    SELECT c.id, c.purpose, c.met_at IS NOT NULL AS "isMet", ${PERSON}
    FROM sign_in_challenge c JOIN person p ON p.id = c.person_id
    WHERE c.token_hash = ${sha256(token)} AND ${OPEN}`
  return challenge ?? null
}

/** Counts a try before it is checked; false when five were made, and then the challenge is over. */
export async function countTry(challenge: Challenge): Promise<boolean> {
  const counted = await db.$executeRaw`
    UPDATE sign_in_challenge SET tries = tries + 1
    WHERE id = ${challenge.id}::uuid AND tries < ${MOST_TRIES} AND met_at IS NULL AND ends_at > clock_timestamp()`
  return counted === 1
}

/** Notes that the second factor was given. Of two simultaneous calls one succeeds. */
export async function meetChallenge(transaction: Transaction, challenge: Challenge): Promise<boolean> {
  const met = await transaction.$executeRaw`
    UPDATE sign_in_challenge SET met_at = clock_timestamp()
    WHERE id = ${challenge.id}::uuid AND met_at IS NULL AND used_at IS NULL AND ends_at > clock_timestamp()`
  return met === 1
}

/** Uses up a challenge whose second factor was given, once; null for any other. */
export async function redeemChallenge(
  token: string,
): Promise<{ person: ChallengedPerson; way: string; metAt: Date } | null> {
  const [redeemed] = await db.$queryRaw<{ person: ChallengedPerson; way: string; metAt: Date }[]>`
    UPDATE sign_in_challenge c SET used_at = clock_timestamp()
    FROM person p
    WHERE p.id = c.person_id AND c.token_hash = ${sha256(token)} AND c.met_at IS NOT NULL AND ${OPEN}
    RETURNING ${PERSON}, c.way, c.met_at AS "metAt"`
  return redeemed ?? null
}
