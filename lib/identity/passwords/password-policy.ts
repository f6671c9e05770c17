import 'server-only'
import { PASSWORD_MESSAGES } from '@/lib/identity/messages'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password-rule'
import { estimatePassword } from './password-strength'

/** Whose password it is: what others know of a person is tried first. */
export type PasswordContext = { email: string; name: string; organisationName: string }

/**
 * A password as it is checked, stored and compared: in Unicode form NFKC, so that the same characters typed on another
 * keyboard are the same password. Spaces are kept.
 */
export const normalizePassword = (password: string): string => password.normalize('NFKC')

/** The message for a new password of a length that is not allowed; null when it is. A code point is one character. */
export function passwordLengthProblem(password: string): string | null {
  const length = [...password].length
  if (length === 0) return PASSWORD_MESSAGES.missing
  if (length < SHORTEST_PASSWORD) return PASSWORD_MESSAGES.tooShort(length, SHORTEST_PASSWORD)
  return password.length > LONGEST_PASSWORD ? PASSWORD_MESSAGES.tooLong(LONGEST_PASSWORD) : null
}

/**
 * The message for a new password that is not allowed, naming what makes it easy to guess; null when it is allowed. The
 * first takes a moment: the lists of passwords and words are read then. Ask who it is for before: it is worth up to a
 * tenth of a second.
 */
export async function passwordProblem(typed: string, { email, name, organisationName }: PasswordContext) {
  const password = normalizePassword(typed)
  const lengthProblem = passwordLengthProblem(password)
  if (lengthProblem) return lengthProblem
  const folded = password.toLowerCase()
  const address = email.trim().toLowerCase()
  if (address !== '' && (folded === address || folded === address.split('@')[0])) return PASSWORD_MESSAGES.isEmail
  const known = [address, ...wordsOf(address), ...wordsOf(name), ...wordsOf(organisationName)]
  const { isStrong, weaknesses } = await estimatePassword(password, known)
  return isStrong ? null : PASSWORD_MESSAGES.easyToGuess(weaknesses)
}

/** The words of a text, and all of them as one: Rui, Marques and RuiMarques. */
function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return [...words, words.join('')].filter((word) => word.length > 2)
}
