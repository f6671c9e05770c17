import { RoleNote } from '@/components/records/role-note'
import { BeginReScreening } from '@/components/screening/begin-re-screening'
import { RunProgress } from '@/components/screening/run-progress'
import { RunTable } from '@/components/screening/run-table'
import { ScreeningTabs } from '@/components/screening/screening-tabs'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { ENGINE_VERSIONS } from '@/lib/compliance/screening/engine-versions'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { can } from '@/lib/permissions/permissions'
import { reScreeningRuns } from '@/lib/screening-desk/re-screening/re-screening-queries'
import { beginReScreeningAction } from '../actions'

export const metadata = { title: 'Rescreening' }

/** Runs over everything stored: the one in progress, and those before it. */
export default async function RescreeningPage() {
  const actor = await requireActor()
  const [runs, { timeZone }] = await Promise.all([reScreeningRuns(), organisationClock()])
  const running = runs.find(({ finishedAt }) => finishedAt === null)
  return (
    <>
      <PageHeader
        title="Rescreening"
        description={
          <>
            When the list of places or the rules change, everything stored is screened again in the background:
            destinations, payees, companies, applicants, manufacturers and notes. Each new hit opens a case; stored data
            is not changed. Current versions: places {ENGINE_VERSIONS.placesVersion}, screening{' '}
            {ENGINE_VERSIONS.rulesVersion}.
          </>
        }
        end={
          can(actor.role, 'screening:again') ? (
            <BeginReScreening action={beginReScreeningAction} isRunning={running !== undefined} />
          ) : (
            <RoleNote permission="screening:again" verb="start a run by hand" />
          )
        }
      />
      <ScreeningTabs current="/screening/re-screening" />
      {running ? (
        <RunProgress id={running.id} done={running.done} total={running.total} hits={running.hitCount} />
      ) : null}
      <Panel title="Runs" count={runs.length}>
        <RunTable runs={runs} timeZone={timeZone} />
      </Panel>
    </>
  )
}
