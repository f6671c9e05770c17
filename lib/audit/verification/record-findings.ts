import { formatCount } from './format-count'
import type { Manifest } from './manifest'
import type { RecordSet } from './record-set'
import type { RowsTally } from './rows/rows-tally'

/**
 * Whether the records of the rows have events among those that were hashed again, as checks that passed and as notes.
 */
export function recordFindings(manifest: Manifest, tally: RowsTally, records: RecordSet) {
  const { record } = manifest.auditEvents
  const checks: string[] = []
  const notes: string[] = []
  const formOf = (count: number, one: string, many: string) => (count === 1 ? one : many)
  if (!record)
    notes.push('The events of these rows are in the chain organisation, of which this package has only the head.')
  const { marked } = records
  if (record && marked > 0)
    checks.push(
      `${formatCount(marked, 'record')} named by the rows (column ${record.column}) ` +
        `${formOf(marked, 'has', 'have')} events among them.`,
    )
  const without = records.size - marked
  if (record && without > 0)
    notes.push(
      `${formatCount(without, 'record')} named by the rows ${formOf(without, 'has', 'have')} no event in the chains ` +
        `of this package, for example ${records.firstUnmarked()}: ask how it came into the ledger, ` +
        'or where its chain is.',
    )
  const { rowsWithoutRecord } = tally
  if (record && rowsWithoutRecord > 0)
    notes.push(
      `${formatCount(rowsWithoutRecord, 'row')} ${formOf(rowsWithoutRecord, 'names', 'name')} no record: ` +
        `only the signature proves ${formOf(rowsWithoutRecord, 'it', 'them')}.`,
    )
  for (const { name } of manifest.files.filter((file) => file.name.endsWith('.pdf')))
    notes.push(`${name} is the file that was signed; its content was not read.`)
  return { checks, notes }
}
