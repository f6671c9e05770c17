import type { JobHandler } from '@/lib/queue/job-handler'
import { claimJob } from '@/lib/queue/jobs'
import { runJob } from '@/lib/queue/run-job'

// A worker in a process of its own, for the tests that kill it (lib/queue/killed-worker.db.test.ts). It claims a job of
// the kind that it is given and prints a line when it has claimed it, when its job is lost and when it ends.

const print = (line: string) => process.stdout.write(`${line}\n`)

const withoutEnd: JobHandler = {
  kind: 'folded-names',
  maxAttempts: 3,
  run: ({ signal }) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        print('lost')
        resolve()
      })
    }),
}

const [kind, leaseSeconds] = [process.argv[2], Number(process.argv[3])]
const handler =
  kind === 'export-file' ? (await import('@/lib/reporting/exports/files/export-file-job')).exportFileJob : withoutEnd
const claimed = await claimJob([handler], leaseSeconds)
if (!claimed) throw new Error(`no job of ${kind} is due`)
print('claimed')
await runJob(handler, claimed, { leaseSeconds })
print('ended')
process.exit(0)
