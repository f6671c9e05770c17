import type { JobKind } from './job-handler'

/** What the jobs of each kind do, for people. */
export const JOB_LABELS: Readonly<Record<JobKind, string>> = {
  'attest-rows': 'Attestation of rows of earlier versions',
  'begin-re-screening': 'Check for a new list of places or new rules',
  'close-refusal-windows': 'Counts of refused requests',
  'close-sign-in-windows': 'Counts of refused sign-ins',
  'delete-finished-jobs': 'Deletion of finished jobs',
  'deliver-audit-events': 'Events sent to another system',
  'expire-export-files': 'Deletion of expired exports',
  'export-file': 'Export',
  'export-schedules': 'Scheduled exports',
  'folded-names': 'Search names of companies',
  're-screening': 'Rescreening',
  'reserved-payments': 'Rules on reserved payments',
  'summary-tallies': 'Totals of the yearly summary',
}
