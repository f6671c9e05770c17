import { notFound } from 'next/navigation'
import { RemoveSchedule } from '@/components/exports/schedules/remove-schedule'
import { ScheduleForm } from '@/components/exports/schedules/schedule-form'
import { RecordHistory } from '@/components/records/record-history'
import { Columns } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { TextLink } from '@/components/ui/navigation/text-link'
import { historyOf } from '@/lib/audit/trail/record-history'
import { requireActor } from '@/lib/identity/sign-in/session'
import { mayChange } from '@/lib/permissions/object-rights'
import { scheduleOf } from '@/lib/reporting/exports/schedules/schedule-queries'
import { editScheduleAction, removeScheduleAction } from '../../actions'
import { initialOrder, orderChoices } from '../../order-choices'

export const metadata = { title: 'Scheduled export' }

/** One schedule: what it exports and when, to be changed, and its history. */
export default async function SchedulePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  const schedule = await scheduleOf((await params).id)
  if (!schedule) notFound()
  const { id, version, name, rhythm, covers, report, parameters, format, owner } = schedule
  const [choices, order, history] = await Promise.all([
    orderChoices(report),
    initialOrder(report, parameters, format),
    historyOf(id),
  ])
  const isChangeable = mayChange(actor, 'export-schedule', owner.id)
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Exports', href: '/exports' },
          { label: 'Scheduled exports', href: '/exports/schedules' },
          { label: name },
        ]}
        title={name}
        description={
          <>
            Prepared in the name of {owner.name}.{' '}
            <TextLink href={`/exports/downloads?schedule=${id}`} inline>
              Its files
            </TextLink>
          </>
        }
        end={
          isChangeable ? (
            <RemoveSchedule id={id} name={name} action={removeScheduleAction} />
          ) : (
            <p className="max-w-60 text-sm text-text-2">Only {owner.name} or an administrator can change it.</p>
          )
        }
      />
      <Columns>
        {isChangeable ? (
          <ScheduleForm
            {...choices}
            schedule={{ id, version, order, values: { name, rhythm, covers } }}
            action={editScheduleAction}
          />
        ) : null}
        <RecordHistory history={history} trailHref={`/audit-trail?target=${id}`} />
      </Columns>
    </>
  )
}
