import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/feedback/callout'
import { ProgressBar } from '@/components/ui/feedback/progress-bar'
import { formatBytes } from '@/lib/kernel/format-bytes'
import type { Download } from './use-download'

/** How far a download is, or why there is none. Both are read out. */
export function DownloadProgress({ download, stop }: { download: Download; stop: () => void }) {
  if (download.state === 'running') {
    const { bytes } = download
    return (
      <div className="flex items-end gap-3">
        <div className="min-w-0 grow">
          <ProgressBar
            label="Downloading"
            done={0}
            total={null}
            valueText={bytes === 0 ? 'The file is being written' : `${formatBytes(bytes)} so far`}
          />
        </div>
        <Button size="small" onClick={stop}>
          Cancel
        </Button>
      </div>
    )
  }
  return (
    <div role="alert" className="empty:hidden">
      {download.state === 'refused' ? <Callout tone="blocked">{download.message}</Callout> : null}
    </div>
  )
}
