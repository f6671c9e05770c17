import { CalendarClock } from 'lucide-react'
import { ExportsTabs } from '@/components/exports/exports-tabs'
import { ScheduleTable } from '@/components/exports/schedules/schedule-table'
import { RoleNote } from '@/components/records/role-note'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { can } from '@/lib/permissions/permissions'
import { filterDescriber } from '@/lib/reporting/exports/orders/filter-description'
import { newestFiles, schedules } from '@/lib/reporting/exports/schedules/schedule-queries'
import { pauseScheduleAction } from '../actions'

export const metadata = { title: 'Scheduled exports' }
const NEW = '/exports/new?way=schedule'

/** Exports that are prepared by themselves, at the end of each month or year. */
export default async function SchedulesPage() {
  const actor = await requireActor()
  const [all, newest, { timeZone }] = await Promise.all([schedules(), newestFiles(), organisationClock()])
  const describeFilter = await filterDescriber(all.map(({ parameters }) => parameters))
  const mayExport = can(actor.role, 'exports:create')
  return (
    <>
      <PageHeader
        title="Scheduled exports"
        description="Prepared on the first day of a month or year, as of the end of the one before."
        end={
          mayExport ? (
            <ButtonLink href={NEW}>Schedule an export</ButtonLink>
          ) : (
            <RoleNote permission="exports:create" verb="schedule exports" />
          )
        }
      />
      <ExportsTabs current="/exports/schedules" />
      <Panel>
        {all.length === 0 ? (
          <EmptyState
            level={2}
            icon={CalendarClock}
            title="Nothing is scheduled"
            description="Schedule what you need each month or year: it is prepared even when no one is signed in."
            actions={mayExport ? <ButtonLink href={NEW}>Schedule an export</ButtonLink> : undefined}
          />
        ) : (
          <ScheduleTable
            schedules={all}
            newest={newest}
            describeFilter={describeFilter}
            now={new Date()}
            timeZone={timeZone}
            pause={pauseScheduleAction}
            reader={actor}
          />
        )}
      </Panel>
    </>
  )
}
