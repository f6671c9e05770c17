import { z } from 'zod'
import { ok } from '@/lib/kernel/result'
import { searchInput, searchRecords } from '@/lib/reporting/search/search-records'
import { route } from '@/lib/web/route'

/** Finds records by text: `{ groups: [{ label, items: [{ id, title, subtitle, href }] }] }`. */
export const GET = route({
  name: 'search',
  permission: null,
  input: z.object({ q: searchInput }),
  run: async (actor, { q }) => {
    const found = await searchRecords(actor, q)
    return found.ok ? ok({ groups: found.value }) : found
  },
})
