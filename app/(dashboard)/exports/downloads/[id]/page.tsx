import { notFound } from 'next/navigation'
import { DownloadButton } from '@/components/exports/downloads/download-button'
import { FileFacts } from '@/components/exports/downloads/file-facts'
import { FileStateTag } from '@/components/exports/downloads/file-state-tag'
import { ActionButton } from '@/components/forms/action-button'
import { RecordHistory } from '@/components/records/record-history'
import { Callout } from '@/components/ui/feedback/callout'
import { Columns, Stack } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { historyOf } from '@/lib/audit/trail/record-history'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { mayChange } from '@/lib/permissions/object-rights'
import type { Actor } from '@/lib/permissions/permissions'
import { exportFileOf, type ListedFile } from '@/lib/reporting/exports/files/export-file-queries'
import { filterDescriber } from '@/lib/reporting/exports/orders/filter-description'
import { reportTitle } from '@/lib/reporting/registry/reports'
import { cancelExportFileAction, removeExportFileAction, requestExportAgainAction } from '../../actions'

export const metadata = { title: 'Download' }

/** One file of the download list: the request, the result, and who downloaded it. */
export default async function DownloadPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  const file = await exportFileOf((await params).id)
  if (!file) notFound()
  const [history, describeFilter, { timeZone }] = await Promise.all([
    historyOf(file.id),
    filterDescriber([file.parameters]),
    organisationClock(),
  ])
  const title = reportTitle(file.report)
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Exports', href: '/exports' },
          { label: 'Downloads', href: '/exports/downloads' },
          { label: title },
        ]}
        title={title}
        description={<FileStateTag state={file.state} />}
        end={<Buttons actor={actor} file={file} title={title} />}
      />
      {file.state === 'failed' ? (
        <div className="mb-4">
          <Callout tone="review" title="It failed to generate.">
            {file.fault}.
          </Callout>
        </div>
      ) : null}
      <Columns>
        <Stack>
          <Panel title="File" padded>
            <FileFacts file={file} filter={describeFilter(file.parameters)} timeZone={timeZone} />
          </Panel>
        </Stack>
        <RecordHistory history={history} trailHref={`/audit-trail?target=${file.id}`} />
      </Columns>
    </>
  )
}

function Buttons({ actor, file, title }: { actor: Actor; file: ListedFile; title: string }) {
  const fields = { id: file.id }
  const isUnfinished = file.state === 'waiting' || file.state === 'making'
  if (isUnfinished)
    return mayChange(actor, 'export-file', file.askedById) ? (
      <ActionButton
        action={cancelExportFileAction}
        fields={fields}
        announcement={`${title} was cancelled`}
        refused="Nothing was cancelled"
        pendingLabel="Cancelling"
      >
        Cancel
      </ActionButton>
    ) : null
  if (file.state !== 'ready')
    return (
      <ActionButton
        action={requestExportAgainAction}
        fields={fields}
        announcement={`${title} is on the list again, as of the same instant`}
        refused="Nothing was requested"
        tone="primary"
        pendingLabel="Requesting"
      >
        Prepare again
      </ActionButton>
    )
  return (
    <>
      {mayChange(actor, 'export-file', file.askedById) ? (
        <ActionButton
          action={removeExportFileAction}
          fields={fields}
          announcement="The file was removed; its row and hash stay"
          refused="Nothing was removed"
          tone="quiet"
          pendingLabel="Removing"
        >
          Remove file
        </ActionButton>
      ) : null}
      <DownloadButton id={file.id} filename={file.filename} primary />
    </>
  )
}
