'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { ServerAction } from '@/components/forms/use-server-form'
import { Panel } from '@/components/ui/panel'
import { ProgressBar } from '@/components/ui/progress-bar'
import { byteWords } from '@/lib/kernel/byte-words'
import type { FileStatus } from '@/lib/reporting/export-files/export-file-queries'
import { ActionButton } from './action-button'

const ASK_EVERY_MILLISECONDS = 1_500

export type UnfinishedFile = FileStatus & { title: string; says: string; mayCancel: boolean }

const isFinished = ({ state }: FileStatus): boolean => state !== 'waiting' && state !== 'making'

/** What waits or is being made. It asks the server how far each is; when one is finished the page is read again. */
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
    <Panel title="Being made" count={files.length} className="mb-4">
      <ul>
        {files.map((file) => (
          <li key={file.id} className="flex items-end gap-4 border-b border-line px-4 py-3 last:border-b-0">
            <div className="min-w-0 grow">
              <Progress title={file.title} status={data.find(({ id }) => id === file.id) ?? file} />
              <p className="mt-1.5 text-xs text-text-3 wrap-anywhere">{file.says}</p>
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
  if (state === 'waiting') return <ProgressBar label={title} done={0} total={1} says="Waits for its turn" />
  if (isFinished(status)) return <ProgressBar label={title} done={1} total={1} says="Finished" />
  const bytes = `${byteWords(size)} so far`
  // Before its first row: how far it is cannot be told.
  if (rowCount === null || (rowsDone === 0 && rowCount > 0))
    return (
      <ProgressBar
        label={title}
        done={0}
        total={null}
        says={rowCount === null ? 'Reading' : `${rowWords(rowCount)}, ${bytes}`}
      />
    )
  const says = `${rowsDone.toLocaleString('en-US')} of ${rowWords(rowCount)}, ${bytes}`
  return <ProgressBar label={title} done={rowsDone} total={rowCount} says={says} />
}

const rowWords = (count: number): string => `${count.toLocaleString('en-US')} ${count === 1 ? 'row' : 'rows'}`
