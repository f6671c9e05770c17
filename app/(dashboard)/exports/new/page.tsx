import { OrderForm } from '@/components/exports/order-form'
import { RoleNote } from '@/components/records/role-note'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { PageHeader } from '@/components/ui/layout/page-header'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import type { SearchParams } from '@/lib/kernel/list-params'
import { readOrderAddress } from '@/lib/reporting/exports/orders/read-order-address'
import { mayOpen } from '@/lib/web/may-open'
import { askExportAction, createScheduleAction, saveExportAction } from '../actions'
import { initialOrder, orderChoices } from '../order-choices'

export const metadata = { title: 'New export' }

/**
 * Puts an export together. The address carries report, kind of file and filter, as the Export button of a list has
 * them.
 */
export default async function NewExportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const read = readOrderAddress(await searchParams, await organisationClock())
  if (!read.ok) return <UnreadablePage title="New export" action="/exports/new" reading={read} />
  const { report, parameters, format, asOf, way } = read.value
  const choices = await orderChoices(report)
  const initial = { ...(await initialOrder(report, parameters, format)), asOf, way }
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Exports', href: '/exports' }, { label: 'New export' }]}
        title="New export"
        description="Prepared in the background, saved under a name, or scheduled. Each is an event of the audit trail."
      />
      {(await mayOpen(actor, 'exports:create', metadata.title)) ? (
        <OrderForm
          {...choices}
          initial={initial}
          actions={{ prepare: askExportAction, save: saveExportAction, schedule: createScheduleAction }}
        />
      ) : (
        <RoleNote permission="exports:create" verb="export" />
      )}
    </>
  )
}
