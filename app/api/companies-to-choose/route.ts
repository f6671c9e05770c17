import { z } from 'zod'
import { ok } from '@/lib/kernel/result'
import { companiesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { searchInput } from '@/lib/reporting/search/search-records'
import { route } from '@/lib/web/route'

/**
 * Companies by what is typed into a company field: `{ options: [{ value, label, hint }], isComplete }`. With
 * `archived=1` archived ones too.
 */
export const GET = route({
  name: 'companies to choose',
  permission: 'records:read',
  input: z.object({ q: searchInput, archived: z.enum(['0', '1']).optional() }),
  run: async (_actor, { q, archived }) => ok(await companiesToChoose({ text: q, archived: archived === '1' })),
})
