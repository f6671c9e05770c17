import { OrderForm, type Way } from '@/components/exports/order-form'
import { RoleNote } from '@/components/records/role-note'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/access/permissions'
import { requireActor } from '@/lib/access/session'
import { fileKindIn } from '@/lib/exports/file-kinds'
import { keptOrder } from '@/lib/exports/order-input'
import type { SearchParams } from '@/lib/list-params'
import { organisationClock } from '@/lib/organisation/organisation-clock'
import { askExportAction, createScheduleAction, saveExportAction } from '../actions'
import { initialOrder, orderChoices } from '../order-choices'

export const metadata = { title: 'New export' }

const WAYS: readonly Way[] = ['prepare', 'save', 'schedule']
const FIRST_REPORT = 'payments'

/** Puts an export together. The address carries report, kind of file and filter, as the Export button of a list has them. */
export default async function NewExportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const search = searchOf(await searchParams)
  const [choices, clock] = await Promise.all([orderChoices(search.get('report') ?? undefined), organisationClock()])
  const format = fileKindIn(search) ?? 'csv'
  const known = choices.reports.find(({ name }) => name === search.get('report'))
  const order = keptOrder({ report: known?.name ?? FIRST_REPORT, parameters: search.toString(), format }, clock)
  const { report, parameters } = order.ok ? order.value : { report: FIRST_REPORT, parameters: '' }
  const initial = {
    ...(await initialOrder(report, parameters, format)),
    asOf: search.get('asOf') ?? '',
    way: WAYS.find((way) => way === search.get('way')) ?? 'prepare',
  }
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Exports', href: '/exports' }, { label: 'New export' }]}
        title="New export"
        says="Prepared in the background, saved under a name, or scheduled. Each is an event of the audit trail."
      />
      {can(actor.role, 'exports:create') ? (
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

function searchOf(given: SearchParams): URLSearchParams {
  const pairs = Object.entries(given).flatMap(([key, value]) => [value ?? []].flat().map((item) => [key, item]))
  return new URLSearchParams(pairs)
}
