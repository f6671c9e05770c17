import { SIGN_IN_MESSAGES } from '@/lib/identity/messages'
import { PROVIDER_REFUSALS } from '@/lib/identity/single-sign-on/provider-refusal'

/**
 * Why a sign-in was refused, as the browser receives it. After `second_factor` it opens the page that asks for one,
 * unless it comes from there.
 */
const SIGN_IN_REFUSALS = ['refused', 'locked', 'busy', 'unavailable', 'second_factor', ...PROVIDER_REFUSALS] as const
export type SignInRefusal = (typeof SIGN_IN_REFUSALS)[number]

/**
 * The message for the reason that next-auth returns; one of its own, such as an expired form, asks the user to try
 * again.
 */
export const signInMessage = (reason: string): string =>
  SIGN_IN_REFUSALS.some((known) => known === reason)
    ? SIGN_IN_MESSAGES[reason as SignInRefusal]
    : SIGN_IN_MESSAGES.unknown
