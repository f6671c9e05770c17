import { z } from 'zod'
import { err, ok } from '@/lib/kernel/result'
import { reScreeningStatus } from '@/lib/screening-desk/re-screening/re-screening-queries'
import { route } from '@/lib/web/route'

/** How far a run over everything stored is. */
export const GET = route({
  name: 'progress of a rescreening',
  permission: null,
  polled: true,
  input: z.object({ run: z.uuid('Name a run') }),
  run: async (_actor, { run }) => {
    const status = await reScreeningStatus(run)
    return status ? ok(status) : err({ kind: 'not_found', message: 'Run not found' })
  },
})
