/**
 * The header of an answer to a download that takes the second factor first: `passkey` where the person has one, or
 * `code`.
 */
export const FACTOR_HEADER = 'x-headroom-second-factor'
