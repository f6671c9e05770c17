import { Download } from 'lucide-react'
import { ExportsTabs } from '@/components/exports/exports-tabs'
import { FileTable } from '@/components/exports/file-table'
import { UnfinishedFiles } from '@/components/exports/unfinished-files'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState, NoMatch } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Panel } from '@/components/ui/panel'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/access/session'
import { formatInstant } from '@/lib/kernel/calendar'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import type { Actor } from '@/lib/permissions/permissions'
import { fileKindWords } from '@/lib/report-definition/file-kinds'
import { mayEnd } from '@/lib/reporting/export-files/end-export-file'
import {
  countExportFiles,
  exportFileListParams,
  type ListedFile,
  listExportFiles,
  unfinishedFiles,
} from '@/lib/reporting/export-files/export-file-queries'
import { scheduleOf } from '@/lib/reporting/export-schedules/schedule-queries'
import { type FilterWords, filterWords } from '@/lib/reporting/exports/filter-words'
import { reportWords } from '@/lib/reporting/exports/report-words'
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
  const words = await filterWords([...unfinished, ...page.rows].map(({ parameters }) => parameters))
  return (
    <>
      <PageHeader
        title="Downloads"
        says="Exports made in the background. A file is kept for 90 days; a download that breaks off goes on where it stopped."
        end={<TextLink href="/audit-trail?group=exports">Audit trail of exports</TextLink>}
      />
      <ExportsTabs current={PATH} />
      {unfinished.length > 0 ? (
        <UnfinishedFiles
          cancel={cancelExportFileAction}
          files={unfinished.map((file) => describe(file, { actor, words, timeZone }))}
        />
      ) : null}
      <Panel title={schedule ? `Files of ${schedule.name}` : 'Files'} count={count.toLocaleString('en-US')}>
        {page.rows.length === 0 ? (
          <NoFiles filtered={params.schedule !== undefined} />
        ) : (
          <>
            <FileTable files={page.rows} words={words} timeZone={timeZone} />
            <Pager
              says={`${page.rows.length} of ${count.toLocaleString('en-US')}`}
              newerHref={page.before && listHref(PATH, params, { before: page.before, after: undefined })}
              olderHref={page.after && listHref(PATH, params, { after: page.after, before: undefined })}
            />
          </>
        )}
      </Panel>
    </>
  )
}

type Around = { actor: Actor; words: FilterWords; timeZone: string }

function describe(file: ListedFile, { actor, words, timeZone }: Around) {
  const { id, state, rowsDone, rowCount, size } = file
  const title = `${reportWords(file.report)}, ${fileKindWords(file.format)}`
  const says = `${words(file.parameters)}. As of ${formatInstant(file.asOf, timeZone)}, asked for by ${file.askedBy}.`
  return { id, state, rowsDone, rowCount, size, title, says, mayCancel: mayEnd(actor, file) }
}

function NoFiles({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <NoMatch
        level={3}
        title="No file of this schedule yet"
        says="It is made when its month or its year has ended."
        actions={<ButtonLink href={PATH}>Show all files</ButtonLink>}
      />
    )
  return (
    <EmptyState
      icon={Download}
      title="No file yet"
      says="A large report need not be waited for: it is made in the background, and stays here."
      actions={<ButtonLink href="/exports/new">Prepare an export</ButtonLink>}
    />
  )
}
