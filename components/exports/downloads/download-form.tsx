'use client'

import type { FormEvent, ReactNode } from 'react'
import { addressOf } from '@/components/exports/form-address'
import { announceDone } from '@/components/ui/feedback/toaster'
import { formatBytes } from '@/lib/kernel/format-bytes'
import { DownloadProgress } from './download-progress'
import { useDownload } from './use-download'

/**
 * A form that downloads a file and shows the progress. A form and not a link: a link would be prefetched, and every
 * export is written to the audit trail.
 */
export function DownloadForm({
  action,
  className,
  children,
}: {
  action: string
  className?: string
  children: ReactNode
}) {
  const { download, start, stop } = useDownload(({ filename, bytes }) =>
    announceDone({ title: `${filename} is downloaded`, description: formatBytes(bytes) }),
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const address = addressOf(event)
    if (!address) return
    event.preventDefault()
    start(address)
  }
  return (
    <form action={action} method="get" onSubmit={submit} className={className}>
      {children}
      {download.state === 'running' || download.state === 'refused' ? (
        <div className="w-full">
          <DownloadProgress download={download} stop={stop} />
        </div>
      ) : null}
    </form>
  )
}
