/** Why money that left is excluded from the totals, as shown to both people who decide. */
const VOID_GROUND_WORDS: Readonly<Record<string, string>> = {
  no_debit: 'the debit never happened',
  not_an_fsb_fee: 'it was no fee to the FSB',
}

/**
 * The ground of a request to void, as the middle of a sentence; requests made before a ground was required have none.
 */
export const voidGroundWords = (ground: string): string => VOID_GROUND_WORDS[ground] ?? 'no ground was stated'
