import { COMMON_PASSWORDS } from './common-passwords'

const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200

/**
 * The rule in words, as it stands beside every field where a password is chosen. Our policy: length counts, mixed signs
 * do not.
 */
export const PASSWORD_RULE = `${SHORTEST_PASSWORD} characters or more. Several words are fine. Not the e-mail address, and none of the most common passwords.`

const FEWEST_DIFFERENT_CHARACTERS = 5

/**
 * What is wrong with a password somebody chooses, in words; null when nothing is. `email` is the address of that
 * person.
 */
export function passwordProblem(password: string, email: string): string | null {
  const length = [...password].length
  if (length === 0) return 'Enter a password'
  if (length < SHORTEST_PASSWORD) return `The password has ${length} of the ${SHORTEST_PASSWORD} characters it needs`
  if (password.length > LONGEST_PASSWORD) return `The password is longer than ${LONGEST_PASSWORD} characters`
  const folded = password.toLowerCase()
  const address = email.trim().toLowerCase()
  if (address !== '' && (folded === address || folded === address.split('@')[0]))
    return 'The password is the e-mail address. Choose another'
  if (new Set(folded).size < FEWEST_DIFFERENT_CHARACTERS)
    return `The password needs ${FEWEST_DIFFERENT_CHARACTERS} different characters`
  if (isCommon(folded)) return 'This is one of the most common passwords, or made of them. Choose another'
  return null
}

const COMMON = new Set(COMMON_PASSWORDS)

/** A common password, with figures or marks at its end, or one word of them twice. */
function isCommon(folded: string): boolean {
  const word = folded.replace(/[^a-z]+$/, '')
  return [folded, word].some((text) => COMMON.has(text) || COMMON.has(halfOf(text)))
}

/** `password` for `passwordpassword`; the text itself when it is no word said twice or more. */
const halfOf = (text: string): string => /^(.{3,}?)\1+$/.exec(text)?.[1] ?? text
