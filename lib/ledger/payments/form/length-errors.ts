/** The most parties that one entry has. */
export const MOST_PARTIES = 20

/** The longest length of a text, without the blanks around it, and the message about a longer one. */
export type TextLimit = { maxLength: number; message: string; ignoresBlanks?: boolean }
/** The limits of the payment form: of its fields, and of the fields of each party. */
export type PaymentLimits = { fields: Record<string, TextLimit>; party: Record<string, TextLimit> }

const isTooLong = (text: unknown, { maxLength, ignoresBlanks }: TextLimit): boolean =>
  typeof text === 'string' && (ignoresBlanks ? text.replace(/\s/g, '') : text.trim()).length > maxLength

const errorsIn = (typed: object, limits: Record<string, TextLimit>, path = ''): [string, string][] =>
  Object.entries(typed).flatMap(([name, text]) => {
    const limit = limits[name]
    return limit && isTooLong(text, limit) ? [[`${path}${name}`, limit.message]] : []
  })

/**
 * A message for each field whose text is too long, by the name of the field. Text is never cut off: the end of an
 * address is evidence too.
 */
export const lengthErrors = (
  draft: { destinations: readonly object[] },
  { fields, party }: PaymentLimits,
): Record<string, string> =>
  Object.fromEntries([
    ...errorsIn(draft, fields),
    ...draft.destinations.flatMap((typed, index) => errorsIn(typed, party, `destinations.${index}.`)),
  ])
