import 'server-only'
import { attestRowsJob } from '@/lib/audit/books/attest-rows'
import { deliverEventsJob } from '@/lib/audit/delivery/deliver-events'
import { closeRefusalWindowsJob } from '@/lib/audit/events/count-refusal'
import { closeSignInWindowsJob } from '@/lib/identity/passwords/sign-in-attempts'
import { reservedPaymentsJob } from '@/lib/ledger/payments/ask-again/ask-reserved-again'
import { deleteFinishedJobs } from '@/lib/queue/delete-finished-jobs'
import type { JobHandler } from '@/lib/queue/job-handler'
import { startWorker } from '@/lib/queue/start-worker'
import { foldedNamesJob } from '@/lib/records/companies/names/folded-names-job'
import { expireExportFilesJob } from '@/lib/reporting/exports/files/expire-export-files'
import { exportFileJob } from '@/lib/reporting/exports/files/export-file-job'
import { exportSchedulesJob } from '@/lib/reporting/exports/schedules/export-schedules-job'
import { talliesJob } from '@/lib/reporting/yearly-summary/tallies/tallies-job'
import { beginReScreeningJob, reScreeningJob } from '@/lib/screening-desk/re-screening/re-screening-jobs'

/** Everything that runs in the background. A new kind of job is one handler, listed here. */
const HANDLERS: readonly JobHandler[] = [
  attestRowsJob,
  beginReScreeningJob(),
  reScreeningJob(),
  exportSchedulesJob,
  exportFileJob,
  expireExportFilesJob,
  reservedPaymentsJob,
  talliesJob,
  foldedNamesJob,
  closeSignInWindowsJob,
  closeRefusalWindowsJob,
  deliverEventsJob,
  deleteFinishedJobs,
]

/** Starts the worker of this process. */
export const startBackgroundJobs = (): void => startWorker(HANDLERS)
