import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/permissions/permissions'
import { createFile } from '@/lib/reporting/exports/create-file'
import { REPORTS } from '@/lib/reporting/registry/reports'
import { createSummaryPdf } from '@/lib/reporting/yearly-summary/pdf/create-summary-pdf'
import { valueIn } from '../rules/use-cases'

// Started by lib/reporting/exports/formats/same-bytes.db.test.ts beside an installation of its own: prints the SHA-256
// of every report as of every instant given, in every format, and where it thinks it is.

async function hashOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}

const { actor, instants, year } = JSON.parse(process.argv[2] ?? '') as {
  actor: Actor
  instants: string[]
  year: number
}
const files: Record<string, string> = {}
for (const asOf of instants) {
  for (const { name } of REPORTS) {
    for (const kind of ['csv', 'xlsx', 'jsonl'] as const) {
      const { body } = await valueIn(createFile(actor, { report: name, kind, search: new URLSearchParams({ asOf }) }))
      files[`${name} ${kind} ${asOf}`] = await hashOf(body)
    }
  }
  const { body } = await valueIn(createSummaryPdf(actor, new URLSearchParams({ year: String(year), asOf })))
  files[`yearly-summary pdf ${asOf}`] = createHash('sha256').update(body).digest('hex')
}
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
process.stdout.write(JSON.stringify({ timeZone, files }), () => process.exit())
