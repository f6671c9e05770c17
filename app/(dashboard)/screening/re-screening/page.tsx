import { RoleNote } from '@/components/records/role-note'
import { BeginReScreening } from '@/components/screening/begin-re-screening'
import { RunProgress } from '@/components/screening/run-progress'
import { RunTable } from '@/components/screening/run-table'
import { ScreeningTabs } from '@/components/screening/screening-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { ENGINE_VERSIONS } from '@/lib/compliance/screening/engine-versions'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/access/session'
import { can } from '@/lib/permissions/permissions'
import { reScreeningRuns } from '@/lib/screening-desk/re-screening/re-screening-queries'
import { beginReScreeningAction } from '../actions'

export const metadata = { title: 'Screening again' }

/** Runs over everything stored: the one under way with its progress, and those before it. */
export default async function ReScreeningPage() {
  const actor = await requireActor()
  const [runs, { timeZone }] = await Promise.all([reScreeningRuns(), organisationClock()])
  const underWay = runs.find(({ finishedAt }) => finishedAt === null)
  return (
    <>
      <PageHeader
        title="Screening again"
        says={`A new list of places or new rules screen everything stored again, in the background: destinations, payees, companies, applicants, manufacturers and notes. What is found opens a case; nothing stored is changed. Now: places ${ENGINE_VERSIONS.placesVersion}, rules ${ENGINE_VERSIONS.rulesVersion}.`}
        end={
          can(actor.role, 'screening:again') ? (
            <BeginReScreening action={beginReScreeningAction} isUnderWay={underWay !== undefined} />
          ) : (
            <RoleNote permission="screening:again" verb="start a run by hand" />
          )
        }
      />
      <ScreeningTabs current="/screening/re-screening" />
      {underWay ? (
        <RunProgress id={underWay.id} done={underWay.done} total={underWay.total} hits={underWay.hitCount} />
      ) : null}
      <Panel title="Runs" count={runs.length}>
        <RunTable runs={runs} timeZone={timeZone} />
      </Panel>
    </>
  )
}
