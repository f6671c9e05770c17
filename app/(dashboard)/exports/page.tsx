import { z } from 'zod'
import { ExportsTabs } from '@/components/exports/exports-tabs'
import { type OfferedReport, ReportExportForm } from '@/components/exports/report-export-form'
import { SavedSettings } from '@/components/exports/saved-settings'
import { RoleNote } from '@/components/records/role-note'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { lineOf } from '@/lib/kernel/list-fields'
import { readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { ledgerYears } from '@/lib/ledger/years/ledger-years'
import { can } from '@/lib/permissions/permissions'
import type { Report } from '@/lib/report-definition/report'
import { filterDescriber } from '@/lib/reporting/exports/orders/filter-description'
import { savedExports } from '@/lib/reporting/exports/saved/saved-export-queries'
import { reportsToChoose } from '@/lib/reporting/registry/reports'

import { removeSavedExportAction, renameExportAction } from './actions'

const exportsPageParams = z.object({ asOf: lineOf(40).optional() })

export const metadata = { title: 'Exports' }

/** Every report, for whole years, and the saved settings of all users; a list exports its own filter. */
export default async function ExportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const read = readListParams(exportsPageParams, await searchParams)
  if (!read.ok) return <UnreadablePage title="Exports" action="/exports" reading={read} />
  const { asOf = '' } = read.value
  const { timeZone } = await organisationClock()
  const [reports, years, settings] = [reportsToChoose().map(offered), await ledgerYears(), await savedExports()]
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
              <TextLink href="/audit-trail?group=exports">Download history</TextLink>
            ) : (
              <RoleNote permission="exports:create" verb="export" />
            )}
          </>
        }
      />
      <ExportsTabs current="/exports" />
      {settings.length > 0 ? (
        <SavedSettings
          settings={settings}
          describeFilter={describeFilter}
          actions={{ rename: renameExportAction, remove: removeSavedExportAction }}
          reader={actor}
        />
      ) : null}
      {mayExport ? (
        <ReportExportForm reports={reports} years={years} timeZone={timeZone} initialAsOf={asOf} />
      ) : (
        <ReportList reports={reports} />
      )}
    </>
  )
}

const offered = ({ name, title, description, parameters, isOfOneYear, document }: Report): OfferedReport => ({
  name,
  title,
  description,
  hasYear: parameters.includes('year'),
  isOfOneYear: isOfOneYear === true,
  isDocument: document !== undefined,
})

/** What could be exported, for a role that may not. */
const ReportList = ({ reports }: { reports: readonly OfferedReport[] }) => (
  <Panel>
    <ul>
      {reports.map(({ name, title, description }) => (
        <li key={name} className="border-b border-line px-4 py-3 last:border-b-0">
          <h2 className="font-medium">{title}</h2>
          <p className="text-sm text-text-2">{description}</p>
        </li>
      ))}
    </ul>
  </Panel>
)
