// The files of the reports before and after: the same rows, but for what is listed here.
import Papa from 'papaparse'

const VERSION_OF_THE_SCREENING = { 'Rules version': 'Screening version' }
const MONEY_THAT_LEFT = 'an apparent violation takes headroom: the fee has left the account'

/**
 * The expected differences of a later release as of the same instant, by report: a renamed column, a column whose
 * figures follow a changed rule, or additional rows; with the reason. New columns are at the end and need no entry.
 *
 * @type {Record<string, { renamed?: Record<string, string>, changed?: Record<string, string>, moreRows?: string }>}
 */
const EXPECTED_CHANGES = {
  determinations: { renamed: { 'What it says': 'Message' } },
  'blocked-and-reviewed': { renamed: { 'What the rules said': 'Findings' } },
  'apparent-violations': { renamed: { 'What the rules said': 'Findings' } },
  'screening-cases': { renamed: { ...VERSION_OF_THE_SCREENING, 'Kept list': 'Saved list' } },
  'screening-list': { renamed: VERSION_OF_THE_SCREENING },
  companies: { changed: { 'Left USD': MONEY_THAT_LEFT, 'Per cent of cap': MONEY_THAT_LEFT, Band: MONEY_THAT_LEFT } },
  'yearly-summary': { changed: { 'Left USD': MONEY_THAT_LEFT, 'Per cent of the cap': MONEY_THAT_LEFT } },
  'people-and-permissions': {
    changed: { 'What it allows': 'reopening a year is a permission of its own' },
    moreRows: 'there are permissions that there were not',
  },
}

const read = (csv) => Papa.parse(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data

/** The unexpected differences between two files of one report as of one instant. */
export function differencesOf(report, before, after) {
  const { renamed = {}, changed = {}, moreRows } = EXPECTED_CHANGES[report] ?? {}
  const [[oldHeader = [], ...oldRows], [newHeader = [], ...newRows]] = [read(before), read(after)]
  const columns = oldHeader
    .map((name, at) => ({ name, at, now: newHeader.indexOf(renamed[name] ?? name) }))
    .filter(({ name }) => !(name in changed))
  const gone = columns.filter(({ now }) => now === -1).map(({ name }) => `the column "${name}" is gone`)
  if (gone.length > 0) return gone
  if (moreRows) {
    const after = new Set(newRows.map((row) => JSON.stringify(columns.map(({ now }) => row[now]))))
    const lost = oldRows.filter((row) => !after.has(JSON.stringify(columns.map(({ at }) => row[at]))))
    return lost.map((row) => `gone: ${row.join(', ')}`)
  }
  if (oldRows.length !== newRows.length) return [`${oldRows.length} rows before, ${newRows.length} after`]
  return oldRows.flatMap((row, line) =>
    columns
      .filter(({ at, now }) => row[at] !== newRows[line]?.[now])
      .map(({ name, at, now }) => `row ${line + 1}, ${name}: "${row[at]}" before, "${newRows[line]?.[now]}" after`),
  )
}

export const rowCount = (csv) => Math.max(0, read(csv).length - 1)
