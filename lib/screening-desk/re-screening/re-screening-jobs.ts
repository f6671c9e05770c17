import 'server-only'
import { ENGINE_VERSIONS, type EngineVersions } from '@/lib/compliance/screening/engine-versions'
import type { JobHandler } from '@/lib/queue/job-handler'
import { nudgeWorker } from '@/lib/queue/start-worker'
import { beginIfNewer } from './begin-re-screening'
import { type WorkOptions, workOnReScreening } from './work-on-re-screening'

/** Works on a run of the engine of this process. An instance with another list or other rules leaves it to those. */
export const reScreeningJob = (versions: EngineVersions = ENGINE_VERSIONS, options: WorkOptions = {}): JobHandler => ({
  kind: 're-screening',
  accepts: versions,
  // A run over millions outlives many restarts, each of which is an attempt.
  maxAttempts: null,
  run: (job) => workOnReScreening(job, options),
})

/** Begins a run when the list of places or the rules are new. */
export const beginReScreeningJob = (versions: EngineVersions = ENGINE_VERSIONS): JobHandler => ({
  kind: 'begin-re-screening',
  accepts: versions,
  recurring: {
    timetable: { everyMinutes: 5 },
    // A process that has newer versions begins at once, whatever one of older versions has enqueued.
    subject: `${versions.placesVersion} ${versions.rulesVersion}`,
    payload: versions,
  },
  maxAttempts: 3,
  run: async () => {
    if (await beginIfNewer(versions)) nudgeWorker()
  },
})
