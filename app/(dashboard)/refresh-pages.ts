import { revalidatePath } from 'next/cache'

/**
 * Passes on what a use case answered, and has every page that is open read again with it: after a change, and after a
 * refusal because another person changed the record first.
 */
export const refreshPages = <Value>(outcome: Value): Value => {
  revalidatePath('/', 'layout')
  return outcome
}
