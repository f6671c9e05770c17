import { CalendarClock } from 'lucide-react'
import { ExportsTabs } from '@/components/exports/exports-tabs'
import { ScheduleTable } from '@/components/exports/schedule-table'
import { RoleNote } from '@/components/records/role-note'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/access/session'
import { can } from '@/lib/permissions/permissions'
import { newestFiles, schedules } from '@/lib/reporting/export-schedules/schedule-queries'
import { filterWords } from '@/lib/reporting/exports/filter-words'
import { pauseScheduleAction } from '../actions'

export const metadata = { title: 'Scheduled exports' }
const NEW = '/exports/new?way=schedule'

/** Exports that are prepared by themselves, at the end of each month or year. */
export default async function SchedulesPage() {
  const actor = await requireActor()
  const [all, newest, { timeZone }] = await Promise.all([schedules(), newestFiles(), organisationClock()])
  const words = await filterWords(all.map(({ parameters }) => parameters))
  const mayExport = can(actor.role, 'exports:create')
  return (
    <>
      <PageHeader
        title="Scheduled exports"
        says="Prepared on the first day of a month or a year, as of the last moment of the one before, and put on the download list."
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
            says="What is wanted each month or at year end need not be remembered: it is prepared as of the very end, even when nobody is there."
            actions={mayExport ? <ButtonLink href={NEW}>Schedule an export</ButtonLink> : undefined}
          />
        ) : (
          <ScheduleTable
            schedules={all}
            newest={newest}
            words={words}
            now={new Date()}
            timeZone={timeZone}
            pause={mayExport ? pauseScheduleAction : null}
          />
        )}
      </Panel>
    </>
  )
}
