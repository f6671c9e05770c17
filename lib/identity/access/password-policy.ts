import { PASSWORD_MESSAGES } from '@/lib/identity/messages'
import { COMMON_PASSWORDS } from './common-passwords'

const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200

/**
 * The rule, as shown at every field for a new password. Our policy: length is required, a mix of character types is
 * not.
 */
export const PASSWORD_RULE = [
  `At least ${SHORTEST_PASSWORD} characters; several words are fine.`,
  'Not your email address or a common password.',
].join(' ')

const FEWEST_DIFFERENT_CHARACTERS = 5

/**
 * The message for a new password that is not allowed; null when it is. `email` is the address of the person.
 */
export function passwordProblem(password: string, email: string): string | null {
  const length = [...password].length
  if (length === 0) return PASSWORD_MESSAGES.missing
  if (length < SHORTEST_PASSWORD) return PASSWORD_MESSAGES.tooShort(length, SHORTEST_PASSWORD)
  if (password.length > LONGEST_PASSWORD) return PASSWORD_MESSAGES.tooLong(LONGEST_PASSWORD)
  const folded = password.toLowerCase()
  const address = email.trim().toLowerCase()
  if (address !== '' && (folded === address || folded === address.split('@')[0])) return PASSWORD_MESSAGES.isEmail
  if (new Set(folded).size < FEWEST_DIFFERENT_CHARACTERS)
    return PASSWORD_MESSAGES.tooFewDifferent(FEWEST_DIFFERENT_CHARACTERS)
  if (isCommon(folded)) return PASSWORD_MESSAGES.common
  return null
}

const COMMON = new Set(COMMON_PASSWORDS)

/** Whether a password is a common one, possibly repeated or with digits or punctuation at its end. */
function isCommon(folded: string): boolean {
  const word = folded.replace(/[^a-z]+$/, '')
  return [folded, word].some((text) => COMMON.has(text) || COMMON.has(halfOf(text)))
}

/** `password` for `passwordpassword`; the text itself when it does not repeat one part. */
const halfOf = (text: string): string => /^(.{3,}?)\1+$/.exec(text)?.[1] ?? text
