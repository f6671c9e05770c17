import 'server-only'
import { encode } from 'uqr'
import { z } from 'zod'
import { audited, type Change } from '@/lib/audit/events/audited'
import { db } from '@/lib/database/db'
import { FACTOR_MESSAGES } from '@/lib/identity/messages'
import { countAttempt } from '@/lib/identity/passwords/sign-in-attempts'
import { noteFactorGiven } from '@/lib/identity/sessions/session-store'
import { err, invalidField, ok, type Refusal, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { readChallengeToken } from './challenge-cookie'
import { confirmFirstFactor } from './confirm-first-factor'
import { authenticatorAddress, newSecret, stepOfCode } from './one-time-code'
import { seal, unseal } from './secret-box'
import { type Challenge, findChallenge, meetChallenge } from './sign-in-challenge'
import { type AddedFactor, factorName, storeFactor } from './store-factor'

/**
 * What a page shows to set up an authenticator app. Nothing is stored before a code confirms it: the form sends the
 * sealed secret back.
 */
export type AuthenticatorSetUp = { sealed: string; secret: string; picture: { path: string; size: number } }

const MINUTES_TO_SET_UP = 30

/** A new secret for a person, as a picture for the app and as text. */
export async function newAuthenticator(person: { id: string; email: string }): Promise<AuthenticatorSetUp> {
  const organisation = await db.organisation.findUnique({ where: { id: 1 }, select: { name: true } })
  const secret = newSecret()
  const until = Date.now() + MINUTES_TO_SET_UP * 60_000
  return {
    sealed: seal(JSON.stringify({ secret, until }), setUpContext(person.id)),
    secret: (secret.match(/.{4}/g) ?? []).join(' '),
    picture: pictureOf(authenticatorAddress(secret, person, organisation?.name ?? '')),
  }
}

/** A QR code as the path of its dark squares, in a square of this size. */
function pictureOf(text: string): AuthenticatorSetUp['picture'] {
  const { data, size } = encode(text, { border: 4, ecc: 'M' })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { path: squares.join(''), size }
}

const setUpContext = (personId: string): string => `set up ${personId}`
const sealedContent = z.object({ secret: z.string(), until: z.number() })

export const addAuthenticatorInput = z.object({
  code: z
    .string(FACTOR_MESSAGES.codeMissing)
    .trim()
    .min(1, FACTOR_MESSAGES.codeMissing)
    .max(40, FACTOR_MESSAGES.codeWrong),
  name: factorName,
  sealed: z.string().max(1000),
  currentPassword: z.string().max(1000).optional(),
})
type Given = z.output<typeof addAuthenticatorInput>

const OVER: Refusal = { kind: 'conflict', message: FACTOR_MESSAGES.setUpOver }

/**
 * Adds an authenticator app of the actor, confirmed by its current code. For the first factor it takes the password as
 * well, where the actor has one: an open browser is not enough. The other sessions end then.
 */
export async function addAuthenticator(actor: Actor, given: Given): Promise<Result<AddedFactor>> {
  const confirmed = await confirmFirstFactor(actor, given.currentPassword)
  if (!confirmed.ok) return confirmed
  const read = await readSetUp(actor, given)
  if (!read.ok) return read
  return audited<AddedFactor>(async (transaction) => {
    if (actor.session) await noteFactorGiven(transaction, actor.session.id)
    return storeFactor(transaction, actor, read.value, actor.session?.id)
  })
}

/**
 * Adds the first authenticator app of a person whose role needs a second factor, in the sign-in that this browser has
 * begun. It counts as given.
 */
export async function addAuthenticatorAtSignIn(given: Given): Promise<Result<AddedFactor>> {
  const challenge = await findChallenge(await readChallengeToken())
  if (challenge?.purpose !== 'enrol' || challenge.isMet) return err(SIGN_IN_OVER)
  const read = await readSetUp(challenge.person, given)
  if (!read.ok) return read
  return audited<AddedFactor>(async (transaction) => {
    const added = await storeFactor(transaction, challenge.person, read.value)
    return 'refusal' in added ? added : meetBy(transaction, challenge, added)
  })
}

const SIGN_IN_OVER: Refusal = { kind: 'conflict', message: FACTOR_MESSAGES.signInOver }

/** Only a first factor meets a challenge to set one up: another browser may have added one meanwhile. */
async function meetBy(
  transaction: Parameters<typeof storeFactor>[0],
  challenge: Challenge,
  added: Exclude<Change<AddedFactor>, { refusal: Refusal }>,
): Promise<Change<AddedFactor>> {
  const isFirst = added.value.recoveryCodes.length > 0
  return isFirst && (await meetChallenge(transaction, challenge)) ? added : { refusal: SIGN_IN_OVER }
}

/** The authenticator app to store, when its sealed secret is this person's and the code is its current one. */
async function readSetUp(person: { id: string; email: string }, { sealed, code, name }: Given) {
  const content = unseal(sealed, setUpContext(person.id))
  const read = content === null ? null : sealedContent.safeParse(JSON.parse(content))
  if (!read?.success || read.data.until < Date.now()) return err(OVER)
  const { secret } = read.data
  const counted = await countAttempt({ via: 'factor', account: person.email }, async () => {
    const step = stepOfCode(secret, code.replace(/\s/g, ''), new Date())
    return { correct: step !== null, personId: person.id, step }
  })
  if (!counted) return err({ kind: 'conflict', message: FACTOR_MESSAGES.tooManyAttempts })
  if (counted.step === null) return invalidField('code', FACTOR_MESSAGES.codeNotOfApp)
  return ok({ kind: 'authenticator' as const, name, sealedSecret: seal(secret, person.id), lastStep: counted.step })
}
