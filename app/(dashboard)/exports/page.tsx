import { Download } from 'lucide-react'
import { z } from 'zod'
import { AsOfBar } from '@/components/exports/as-of-bar'
import { FORMAT_LOOK, FormatChoices } from '@/components/exports/export-button'
import { ExportsTabs } from '@/components/exports/exports-tabs'
import { OtherWays } from '@/components/exports/other-ways'
import { SavedSettings } from '@/components/exports/saved-settings'
import { RoleNote } from '@/components/records/role-note'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { Button, ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { ErrorSummary } from '@/components/ui/forms/error-summary'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { readInstant } from '@/lib/database/as-of/typed-instant'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/access/session'
import { dateIn, formatInstant, yearOf } from '@/lib/kernel/calendar'
import { lineOf } from '@/lib/kernel/list-fields'
import { readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { ledgerYears } from '@/lib/ledger/years/ledger-years'
import { can } from '@/lib/permissions/permissions'
import type { Report } from '@/lib/report-definition/report'
import { filterDescriber } from '@/lib/reporting/exports/orders/filter-description'
import { reportsToChoose } from '@/lib/reporting/registry/reports'
import { savedExports } from '@/lib/reporting/saved-exports/saved-export-queries'

import { removeSavedExportAction, renameExportAction } from './actions'

const exportsPageParams = z.object({ asOf: lineOf(40).optional() })

export const metadata = { title: 'Exports' }

/** Every report there is, for whole years, and everybody's saved settings; a list exports its own filter. */
export default async function ExportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const read = readListParams(exportsPageParams, await searchParams)
  if (!read.ok) return <UnreadablePage title="Exports" action="/exports" reading={read} />
  const { asOf: typed = '' } = read.value
  const { timeZone } = await organisationClock()
  const asOf = readInstant(typed, { now: new Date(), timeZone })
  const [reports, years, settings] = [reportsToChoose(), await ledgerYears(), await savedExports()]
  const describeFilter = await filterDescriber(settings.map(({ parameters }) => parameters))
  const mayExport = can(actor.role, 'exports:create')
  return (
    <>
      <PageHeader
        title="Exports"
        description="Every report as a file. Lists export their own filter. Each export is in the audit trail."
        end={
          <>
            {/* A plain link: the page has a policy of its own, which only a new document gets. */}
            <a href="/verify" className="mr-2 text-accent underline-offset-3 hover:underline">
              Verify a package
            </a>
            {mayExport ? (
              <>
                <TextLink href="/audit-trail?group=exports">Download history</TextLink>
                <ButtonLink href="/exports/new">New export</ButtonLink>
              </>
            ) : (
              <RoleNote permission="exports:create" verb="export" />
            )}
          </>
        }
      />
      <ExportsTabs current="/exports" />
      <ErrorSummary errors={asOf.ok || asOf.refusal.kind !== 'invalid' ? {} : asOf.refusal.fieldErrors} />
      {settings.length > 0 ? (
        <SavedSettings
          settings={settings}
          describeFilter={describeFilter}
          actions={mayExport ? { rename: renameExportAction, remove: removeSavedExportAction } : null}
        />
      ) : null}
      {mayExport ? (
        <AsOfBar
          typed={typed}
          error={asOf.ok ? undefined : asOf.refusal.message}
          description={
            asOf.ok && asOf.value
              ? `Every export below shows what was known on ${formatInstant(asOf.value, timeZone)} in ${timeZone}`
              : 'A day, to its end, or an instant: every export below then shows what was known at that instant'
          }
        />
      ) : null}
      <Panel>
        <ul>
          {reports.map((report) => (
            <li
              key={report.name}
              className="flex items-start gap-4 border-b border-line px-4 py-3 last:border-b-0 max-desktop:flex-wrap"
            >
              <div className="min-w-0 grow max-desktop:basis-full">
                <h2 className="font-medium">{report.title}</h2>
                <p className="text-sm text-text-2">{report.description}</p>
              </div>
              {mayExport && asOf.ok ? (
                <ReportForm
                  report={report}
                  years={years}
                  asOf={asOf.value ? { instant: asOf.value, year: yearOf(dateIn(asOf.value, timeZone)) } : null}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}

type ReportFormProps = {
  report: Report
  years: readonly number[]
  asOf: { instant: Date; year: number } | null
}

function ReportForm({ report, years, asOf }: ReportFormProps) {
  const name = report.title
  const all = report.isOfOneYear ? null : 'All years'
  return (
    <form
      action={`/api/exports/${report.name}`}
      method="get"
      className="flex flex-wrap items-center gap-2 desktop:shrink-0"
    >
      {asOf ? <input type="hidden" name="asOf" value={asOf.instant.toISOString()} /> : null}
      {report.parameters.includes('year') ? (
        <select
          name="year"
          aria-label={`Year of ${name}`}
          className={FORMAT_LOOK}
          defaultValue={all ? '' : (asOf?.year ?? years[0])}
        >
          {all ? <option value="">{all}</option> : null}
          {years.map((year) => (
            <option key={year}>{year}</option>
          ))}
        </select>
      ) : null}
      <FormatChoices of={name} isDocument={report.document !== undefined} />
      <Button type="submit" icon={<Icon of={Download} />} aria-label={`Export ${name}`}>
        Export
      </Button>
      <OtherWays report={report.name} of={name} />
    </form>
  )
}
