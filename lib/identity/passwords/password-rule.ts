/**
 * The shortest password, in characters: NIST SP 800-63B-4, 3.1.1.2, for a password that is the only factor. With a
 * second factor eight would do.
 */
export const SHORTEST_PASSWORD = 15
export const LONGEST_PASSWORD = 200

/**
 * The rule, as shown at every field for a new password. Length and what is easy to guess count; a mix of character
 * types is not required.
 */
export const PASSWORD_RULE = [
  `At least ${SHORTEST_PASSWORD} characters; four words with spaces are fine.`,
  'Not your name, your organisation, a year or a common password.',
].join(' ')
