import { fileAnswer } from '@/app/api/file-answer'
import { createReplayFile } from '@/lib/reporting/replay/create-replay-file'
import { route } from '@/lib/web/route'

/** A replay as a file, by the parameters of its page and `format`. A GET for the same reasons as an export. */
export const GET = route({
  name: 'replay',
  permission: 'replays:read',
  input: 'parsed by the use case',
  audited: true,
  refusals: 'text',
  run: (actor, _input, { search }) => createReplayFile(actor, search),
  respond: fileAnswer,
})
