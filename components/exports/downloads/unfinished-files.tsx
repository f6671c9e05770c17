'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ServerAction } from '@/components/forms/use-server-form'
import { ProgressBar } from '@/components/ui/feedback/progress-bar'
import { Panel } from '@/components/ui/layout/panel'
import { formatBytes } from '@/lib/kernel/format-bytes'
import type { FileStatus } from '@/lib/reporting/exports/files/export-file-queries'

const ASK_EVERY_MILLISECONDS = 1_500

export type UnfinishedFile = FileStatus & { title: string; label: string; mayCancel: boolean }

const isFinished = ({ state }: FileStatus): boolean => state !== 'waiting' && state !== 'making'

/** Files that wait or are in progress. It polls the server, and reads the page again when one is finished. */
export function UnfinishedFiles({
  files,
  cancel,
}: {
  files: readonly UnfinishedFile[]
  cancel: ServerAction<unknown>
}) {
  const router = useRouter()
  const ids = files.map(({ id }) => id)
  const { data } = useQuery<FileStatus[]>({
    queryKey: ['export-files', ...ids],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/export-files?${ids.map((id) => `id=${id}`).join('&')}`, { signal })
      if (!response.ok) throw new Error('The progress could not be read')
      return response.json()
    },
    initialData: [...files],
    refetchInterval: ASK_EVERY_MILLISECONDS,
    staleTime: 0,
  })
  const finished = data.filter(isFinished).length
  useEffect(() => {
    if (finished > 0) router.refresh()
  }, [finished, router])
  return (
    <Panel title="In progress" count={files.length} className="mb-4">
      <ul>
        {files.map((file) => (
          <li key={file.id} className="flex items-end gap-4 border-b border-line px-4 py-3 last:border-b-0">
            <div className="min-w-0 grow">
              <Progress title={file.title} status={data.find(({ id }) => id === file.id) ?? file} />
              <p className="mt-1.5 text-xs text-text-3 wrap-anywhere">{file.label}</p>
            </div>
            {file.mayCancel ? (
              <ActionButton
                action={cancel}
                fields={{ id: file.id }}
                announcement={`${file.title} was cancelled`}
                refused="Nothing was cancelled"
                size="small"
                pendingLabel="Cancelling"
                aria-label={`Cancel ${file.title}`}
              >
                Cancel
              </ActionButton>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Progress({ title, status }: { title: string; status: FileStatus }) {
  const { state, rowsDone, rowCount, size } = status
  if (state === 'waiting') return <ProgressBar label={title} done={0} total={1} valueText="Waits for its turn" />
  if (isFinished(status)) return <ProgressBar label={title} done={1} total={1} valueText="Finished" />
  const bytes = `${formatBytes(size)} so far`
  // Before its first row the progress is unknown.
  if (rowCount === null || (rowsDone === 0 && rowCount > 0))
    return (
      <ProgressBar
        label={title}
        done={0}
        total={null}
        valueText={rowCount === null ? 'Reading' : `${rowWords(rowCount)}, ${bytes}`}
      />
    )
  const message = `${rowsDone.toLocaleString('en-US')} of ${rowWords(rowCount)}, ${bytes}`
  return <ProgressBar label={title} done={rowsDone} total={rowCount} valueText={message} />
}

const rowWords = (count: number): string => `${count.toLocaleString('en-US')} ${count === 1 ? 'row' : 'rows'}`
