import { z } from 'zod'
import { manyOf } from '@/lib/kernel/list-fields'
import { invalidField, ok } from '@/lib/kernel/result'
import { exportFileStatus } from '@/lib/reporting/exports/files/export-file-queries'
import { route } from '@/lib/web/route'

/** How far some files of the download list are. */
export const GET = route({
  name: 'progress of the download list',
  permission: null,
  polled: true,
  input: z.object({ id: manyOf(z.uuid('This is not the id of a file'), 50) }),
  run: async (_actor, { id }) =>
    id ? ok(await exportFileStatus(id)) : invalidField('id', 'id: Name up to fifty files'),
})
