import type { OrganisationClock } from '@/lib/database/organisation-clock'
import { CURSOR_PARAMS } from '@/lib/report-definition/prepare-report'
import type { Report } from '@/lib/report-definition/report'

const INTRODUCTION = [
  '# Reports',
  '',
  'Every report is a file of every row that the filter of its list matches, as CSV (RFC 4180, UTF-8 with a byte ' +
    'order mark), XLSX (typed cells, a frozen header row, a sheet of parameters) or',
  'JSON Lines: `/api/exports/<name>?format=csv|xlsx|jsonl` with the parameters of the list. The columns are the ' +
    'same for every filter, and new columns are added at the end. Dates are',
  '2026-03-14, times are UTC, and amounts use a decimal point. In CSV and XLSX an apostrophe is put before text ' +
    'that a spreadsheet would run as a formula; numbers remain numbers. None of this depends',
  'on the settings of the server. With `package=1` the file is delivered in a signed package ' +
    '([verification.md](verification.md)). Every export records two audit events: who requested',
  'what, before the first byte; and the rows, bytes and SHA-256 of the file, before the last.',
  '',
  'Four columns were renamed; older files and packages have the former names: `What it says` is now `Message` ' +
    '(determinations), `What the rules said` is `Findings` (blocked-and-reviewed,',
  'apparent-violations), `Kept list` is `Saved list` (screening-cases), and `Rules version` is `Screening ' +
    'version` (screening-cases, screening-list).',
  '',
  'This document is generated from the declarations of the reports (`<record>-export.ts`). ' +
    '`lib/reporting/exports/reports-document.db.test.ts` fails when the two differ;',
  '`npx vitest run lib/reporting/exports/reports-document -u` writes it again.',
]

/** Writes docs/reports.md from the declarations: every report with its address, parameters and columns. */
export function reportsDocument(reports: readonly Report[], clock: OrganisationClock): string {
  return [...INTRODUCTION, ...reports.flatMap((report) => sectionOf(report, clock)), ''].join('\n')
}

function sectionOf({ name, title, description, page, parameters, columns }: Report, clock: OrganisationClock) {
  const filters = parameters.filter((parameter) => !CURSOR_PARAMS.includes(parameter))
  return [
    ...['', `## ${name}`, ''],
    `${title}${page ? ` (\`${page}\`)` : ''}. ${description}`,
    ...['', `Parameters: ${filters.map((filter) => `\`${filter}\``).join(', ') || 'none'}.`, ''],
    ...['| column | kind | |', '|---|---|---|'],
    ...columns(clock).map(
      ({ header, kind = 'text', description: contents = '' }) => `| ${header} | ${kind} | ${contents} |`,
    ),
  ]
}
