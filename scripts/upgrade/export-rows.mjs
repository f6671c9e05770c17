// The files of the reports before and after: the same rows, but for what is listed here.
import Papa from 'papaparse'

/**
 * What a later release says otherwise of the same instant, by report: a column under another name, or a column whose figures follow a rule that
 * changed, with the reason. New columns come at the end and need no line.
 *
 * @type {Record<string, { renamed?: Record<string, string>, changed?: Record<string, string> }>}
 */
export const EXPECTED_CHANGES = {}

const read = (csv) => Papa.parse(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data

/** What differs between two files of one report as of one instant; empty when nothing does but what is expected. */
export function differencesOf(report, before, after) {
  const { renamed = {}, changed = {} } = EXPECTED_CHANGES[report] ?? {}
  const [[oldHeader = [], ...oldRows], [newHeader = [], ...newRows]] = [read(before), read(after)]
  const columns = oldHeader
    .map((name, at) => ({ name, at, now: newHeader.indexOf(renamed[name] ?? name) }))
    .filter(({ name }) => !(name in changed))
  const gone = columns.filter(({ now }) => now === -1).map(({ name }) => `the column "${name}" is gone`)
  if (gone.length > 0) return gone
  if (oldRows.length !== newRows.length) return [`${oldRows.length} rows before, ${newRows.length} after`]
  return oldRows.flatMap((row, line) =>
    columns
      .filter(({ at, now }) => row[at] !== newRows[line]?.[now])
      .map(({ name, at, now }) => `row ${line + 1}, ${name}: "${row[at]}" before, "${newRows[line]?.[now]}" after`),
  )
}

export const rowCount = (csv) => Math.max(0, read(csv).length - 1)
