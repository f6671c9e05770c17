import { Download } from 'lucide-react'
import { FileTable } from '@/components/exports/downloads/file-table'
import { UnfinishedFiles } from '@/components/exports/downloads/unfinished-files'
import { ExportsTabs } from '@/components/exports/exports-tabs'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState, NoMatch } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { Pager } from '@/components/ui/tables/pager'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { formatInstant } from '@/lib/kernel/calendar'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { mayChange } from '@/lib/permissions/object-rights'
import type { Actor } from '@/lib/permissions/permissions'
import { fileKindLabel } from '@/lib/report-definition/file-kinds'
import {
  countExportFiles,
  exportFileListParams,
  type ListedFile,
  listExportFiles,
  unfinishedFiles,
} from '@/lib/reporting/exports/files/export-file-queries'
import { type FilterDescriber, filterDescriber } from '@/lib/reporting/exports/orders/filter-description'
import { scheduleOf } from '@/lib/reporting/exports/schedules/schedule-queries'
import { reportTitle } from '@/lib/reporting/registry/reports'
import { cancelExportFileAction } from '../actions'

export const metadata = { title: 'Downloads' }
const PATH = '/exports/downloads'

/** Exports made in the background: those under way with their progress, and the files that came of them. */
export default async function DownloadsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const read = readListParams(exportFileListParams, await searchParams)
  if (!read.ok) return <UnreadablePage title="Downloads" action={PATH} reading={read} />
  const params = read.value
  const [page, count, unfinished, schedule, { timeZone }] = await Promise.all([
    listExportFiles(params),
    countExportFiles(params),
    unfinishedFiles(),
    params.schedule ? scheduleOf(params.schedule) : null,
    organisationClock(),
  ])
  const describeFilter = await filterDescriber([...unfinished, ...page.rows].map(({ parameters }) => parameters))
  return (
    <>
      <PageHeader
        title="Downloads"
        description="Exports generated in the background, stored for 90 days. An interrupted download resumes."
        end={<TextLink href="/audit-trail?group=exports">Audit trail of exports</TextLink>}
      />
      <ExportsTabs current={PATH} />
      {unfinished.length > 0 ? (
        <UnfinishedFiles
          cancel={cancelExportFileAction}
          files={unfinished.map((file) => describe(file, { actor, describeFilter, timeZone }))}
        />
      ) : null}
      <Panel title={schedule ? `Files of ${schedule.name}` : 'Files'} count={count.toLocaleString('en-US')}>
        {page.rows.length === 0 ? (
          <NoFiles filtered={params.schedule !== undefined} />
        ) : (
          <>
            <FileTable files={page.rows} describeFilter={describeFilter} timeZone={timeZone} />
            <Pager
              description={`${page.rows.length} of ${count.toLocaleString('en-US')}`}
              newerHref={page.before && listHref(PATH, params, { before: page.before, after: undefined })}
              olderHref={page.after && listHref(PATH, params, { after: page.after, before: undefined })}
            />
          </>
        )}
      </Panel>
    </>
  )
}

type Around = { actor: Actor; describeFilter: FilterDescriber; timeZone: string }

function describe(file: ListedFile, { actor, describeFilter, timeZone }: Around) {
  const { id, state, rowsDone, rowCount, size } = file
  const title = `${reportTitle(file.report)}, ${fileKindLabel(file.format)}`
  const asOf = formatInstant(file.asOf, timeZone)
  const label = `${describeFilter(file.parameters)}. As of ${asOf}, requested by ${file.askedBy}.`
  return {
    id,
    state,
    rowsDone,
    rowCount,
    size,
    title,
    label,
    mayCancel: mayChange(actor, 'export-file', file.askedById),
  }
}

function NoFiles({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <NoMatch
        level={3}
        title="No file of this schedule yet"
        description="The first one is generated when its month or year has ended."
        actions={<ButtonLink href={PATH}>Show all files</ButtonLink>}
      />
    )
  return (
    <EmptyState
      icon={Download}
      title="No file yet"
      description="You do not have to wait for a large report: it is generated in the background, and listed here."
      actions={<ButtonLink href="/exports/new">Prepare an export</ButtonLink>}
    />
  )
}
