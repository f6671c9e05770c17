/** Why a sign-in did not happen, as it travels to the browser. */
const SIGN_IN_REFUSALS = ['refused', 'locked', 'unavailable'] as const
export type SignInRefusal = (typeof SIGN_IN_REFUSALS)[number]

const WORDS: Record<SignInRefusal, string> = {
  refused: 'E-mail or password is not right',
  locked:
    'Too many wrong passwords were given for this e-mail within 15 minutes. Signing in with it is locked for 15 minutes',
  unavailable: 'The sign-in could not be checked: the database did not answer. Try again in a moment',
}

/**
 * The sentence for the reason that next-auth hands back; a reason of its own, such as an expired form, is asked again.
 */
export const signInWords = (reason: string): string =>
  SIGN_IN_REFUSALS.some((known) => known === reason)
    ? WORDS[reason as SignInRefusal]
    : 'The sign-in did not go through. Open this page again and sign in'
