import { revalidatePath } from 'next/cache'

/**
 * Returns the result of a use case and refreshes every open page: after a change, and after a refusal because another
 * person changed the record first.
 */
export const refreshPages = <Value>(outcome: Value): Value => {
  revalidatePath('/', 'layout')
  return outcome
}
