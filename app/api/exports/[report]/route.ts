import { fileAnswer } from '@/app/api/file-answer'
import { invalidField } from '@/lib/kernel/result'
import { readFileKind } from '@/lib/report-definition/file-kinds'
import { createFile } from '@/lib/reporting/exports/create-file'
import { reportNamed } from '@/lib/reporting/registry/reports'
import { route } from '@/lib/web/route'

const NO_SUCH_FORMAT =
  'format, package: a report is exported as format=csv, xlsx or jsonl, with package=1 in a signed package'

/**
 * A file of the whole filter, as of now or as of the instant in `asOf`. It is a GET, so that a link can carry the
 * filter of a list.
 */
export const GET = route({
  name: 'export',
  permission: null,
  input: 'parsed by the use case',
  audited: true,
  refusals: 'text',
  run: async (actor, _input, { search, params }: { search: URLSearchParams; params: { report: string } }) => {
    const { report } = params
    const document = reportNamed(report)?.document
    if (document && search.get('format') === 'pdf' && search.get('package') !== '1')
      return new Response(null, { status: 303, headers: { Location: `${document.address}?${search}` } })
    const kind = readFileKind(search)
    return kind ? createFile(actor, { report, search, kind }) : invalidField('format', NO_SUCH_FORMAT)
  },
  respond: fileAnswer,
})
