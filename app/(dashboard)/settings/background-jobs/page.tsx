import { ListChecks } from 'lucide-react'
import type { Metadata } from 'next'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { InstantText } from '@/components/ui/display/date-text'
import { Callout } from '@/components/ui/feedback/callout'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Panel } from '@/components/ui/layout/panel'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { deliveryState } from '@/lib/audit/delivery/deliver-events'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import {
  type FailingJob,
  type FailingState,
  failingJobs,
  lastSucceededAt,
  MOST_FAILING_JOBS,
} from '@/lib/queue/failing-jobs'
import { JOB_LABELS } from '@/lib/queue/job-labels'

export const metadata: Metadata = { title: 'Background jobs' }

const STATE_LABELS: Readonly<Record<FailingState, string>> = {
  failed: 'Failed',
  retrying: 'Failed, will be retried',
  overdue: 'Not started',
}

/** The jobs that failed or were not started, for the people who run this installation. */
export default async function BackgroundJobsPage() {
  await requireActor()
  const [jobs, succeededAt, { timeZone }, delivery] = await Promise.all([
    failingJobs(),
    lastSucceededAt(),
    organisationClock(),
    deliveryState(),
  ])
  return (
    <SettingsFrame current="background-jobs">
      {delivery?.failingSince ? (
        <Callout tone="review">
          The events of the audit trail have not reached the system outside since{' '}
          <InstantText instant={delivery.failingSince} timeZone={timeZone} />: {delivery.error}. Events waiting:{' '}
          {delivery.waiting}. None is lost; they are sent again.
        </Callout>
      ) : null}
      <Panel
        title="Failed background jobs"
        count={jobs.length < MOST_FAILING_JOBS ? `${jobs.length} in the last 7 days` : `The newest ${jobs.length}`}
        footer={
          succeededAt ? (
            <>
              The last job that succeeded finished on <InstantText instant={succeededAt} timeZone={timeZone} />. The log
              of the server has the error of each job under its number.
            </>
          ) : (
            'No job has succeeded in the last 7 days. The log of the server has the error of each job under its number.'
          )
        }
      >
        {jobs.length === 0 ? (
          <EmptyState
            icon={ListChecks}
            title="No failed jobs"
            description="Exports, rescreening and repeated checks run in the background. Failed jobs are listed here."
          />
        ) : (
          <JobTable jobs={jobs} timeZone={timeZone} />
        )}
      </Panel>
    </SettingsFrame>
  )
}

const JobTable = ({ jobs, timeZone }: { jobs: FailingJob[]; timeZone: string }) => (
  <Table caption="Failed background jobs, newest first" density="dense">
    <TableHead>
      <Th>Job</Th>
      <Th>State</Th>
      <Th num>Attempts</Th>
      <Th>Failed or due on</Th>
      <Th num>Number</Th>
    </TableHead>
    <TableBody>
      {jobs.map(({ id, kind, state, attempts, at }) => (
        <Tr key={id}>
          <Td fold="name">{JOB_LABELS[kind]}</Td>
          <Td fold="start">{STATE_LABELS[state]}</Td>
          <Td fold="hidden" num>
            {attempts}
          </Td>
          <Td fold="end">
            <InstantText instant={at} timeZone={timeZone} />
          </Td>
          <Td fold="amount" num>
            {id}
          </Td>
        </Tr>
      ))}
    </TableBody>
  </Table>
)
