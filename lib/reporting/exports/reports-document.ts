import type { OrganisationClock } from '@/lib/database/organisation-clock'
import type { Report } from '@/lib/report-definition/report'

/** docs/reports.md as the declarations have it: every report with its columns. A test holds the document to it. */
export function reportsDocument(reports: readonly Report[], clock: OrganisationClock): string {
  return [
    '# Reports',
    '',
    'Every report is a file of the whole filter of its list, as CSV (RFC 4180, UTF-8 with a byte order mark), XLSX (typed cells, the header in sight, a sheet of parameters) or JSON Lines:',
    '`/api/exports/<name>?format=csv|xlsx|jsonl` with the parameters of the list. Columns are the same whatever the filter, and new ones come at the end. Dates are 2026-03-14, instants',
    'are UTC, amounts have a point. Text that a spreadsheet would run gets an apostrophe before it in CSV and XLSX; numbers stay numbers. None of it depends on the',
    'settings of the server. With `package=1` the file comes in a signed package ([verification.md](verification.md)). Every export is two events of the audit trail: who asked for what, before the first byte; the rows, bytes and SHA-256 of the file, before the last.',
    '',
    'This document is made from the declarations (`<noun>-export.ts`); `lib/reporting/exports/reports-document.db.test.ts` fails when the two differ and `npx vitest run lib/reporting/exports/reports-document -u` writes it anew.',
    ...reports.flatMap((report) => [
      '',
      `## ${report.name}`,
      '',
      report.about,
      '',
      '| column | kind | |',
      '|---|---|---|',
      ...report.columns(clock).map(({ header, kind = 'text', says = '' }) => `| ${header} | ${kind} | ${says} |`),
    ]),
    '',
  ].join('\n')
}
