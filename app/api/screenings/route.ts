import { screeningInput, screenRows } from '@/lib/screening-desk/screening-lists/screen-rows'
import { route } from '@/lib/web/route'

/** Screens a piece of a list, or one address as it is typed, and stores nothing. */
export const POST = route({
  name: 'screenings',
  permission: null,
  input: screeningInput,
  largestBody: 4_000_000,
  run: async (actor, input) => screenRows(actor, input),
})
