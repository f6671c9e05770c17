import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'

/**
 * Downloads a finished file. A form and not a link: a link would be fetched ahead, and every download is written into
 * the audit trail.
 */
export function DownloadButton({ id, filename, primary }: { id: string; filename: string; primary?: boolean }) {
  return (
    <form action={`/api/export-files/${id}`} method="get">
      <Button
        type="submit"
        size={primary ? 'medium' : 'small'}
        tone={primary ? 'primary' : 'secondary'}
        icon={<Icon of={Download} />}
        aria-label={`Download ${filename}`}
      >
        Download
      </Button>
    </form>
  )
}
