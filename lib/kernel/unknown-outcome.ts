/**
 * What a person reads where an answer was lost: it may have been recorded. `recordedOnce` is for an input with a key,
 * which can be sent again without a second record.
 */
export const UNKNOWN_OUTCOME = {
  recordedOnce: 'It is not known whether this was recorded. Nothing typed is lost; send it again: it is recorded once',
  other: 'It is not known whether this was saved. Nothing typed is lost; look before you send it again',
} as const
