import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { FACTOR_MESSAGES } from '@/lib/identity/messages'
import { countAttempt } from '@/lib/identity/passwords/sign-in-attempts'
import { err, ok, type Refusal, type Result } from '@/lib/kernel/result'
import { readChallengeToken } from './challenge-cookie'
import { factorEvent } from './factor-event'
import { type GivenFactor, prepareFactor } from './given-factor'
import { passkeyQuestion } from './redeem-passkey'
import { type Challenge, countTry, findChallenge, meetChallenge } from './sign-in-challenge'

const OVER: Refusal = { kind: 'conflict', message: FACTOR_MESSAGES.signInOver }

/**
 * Gives the second factor of the sign-in that this browser has begun; the session begins afterwards, at next-auth.
 * Five tries, which also count for the account, so that beginning again does not give more.
 */
export async function giveAtSignIn(given: GivenFactor): Promise<Result<{ met: true }>> {
  const challenge = await findChallenge(await readChallengeToken())
  if (challenge?.purpose !== 'give' || challenge.isMet || !(await countTry(challenge))) return err(OVER)
  const { id: personId, email } = challenge.person
  const counted = await countAttempt({ via: 'factor', account: email }, async () => {
    const outcome = await meet(challenge, given)
    return { correct: outcome.ok, personId, outcome }
  })
  return counted?.outcome ?? err({ kind: 'conflict', message: FACTOR_MESSAGES.tooManyAttempts })
}

async function meet(challenge: Challenge, given: GivenFactor): Promise<Result<{ met: true }>> {
  const { person } = challenge
  const redeemGiven = await prepareFactor(person.id, given)
  return audited<{ met: true }>(async (transaction) => {
    const used = await redeemGiven(transaction)
    if ('refusal' in used) return used
    if (!(await meetChallenge(transaction, challenge))) return { refusal: OVER }
    return { value: { met: true }, events: [factorEvent('person.factor-given', person, { after: used })] }
  })
}

/** What the browser asks the passkeys of the person who has begun to sign in; null where they have none. */
export async function passkeyQuestionAtSignIn(): Promise<Result<Awaited<ReturnType<typeof passkeyQuestion>>>> {
  const challenge = await findChallenge(await readChallengeToken())
  return challenge?.purpose === 'give' ? ok(await passkeyQuestion(challenge.person.id)) : err(OVER)
}
