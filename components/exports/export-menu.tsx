'use client'

import { Download as DownloadIcon } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { DownloadProgress } from '@/components/exports/downloads/download-progress'
import { useDownload } from '@/components/exports/downloads/use-download'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { PopoverFooter, PopoverPanel } from '@/components/ui/feedback/popover-panel'
import { announceDone } from '@/components/ui/feedback/toaster'
import { formatBytes } from '@/lib/kernel/format-bytes'
import { addressOf } from './form-address'
import { FormatFields } from './format-fields'

export type ExportMenuProps = {
  /** Where the file comes from, and the filter that is posted there. */
  action: string
  fields: readonly { key: string; value: string }[]
  label: string
  /** What the file contains. */
  contents: string
  /** Why there is nothing to export. */
  disabledTitle?: string
  formats: { isDocument?: boolean; withPackage?: boolean }
  /** Whether the file is so large that it is better prepared in the background. */
  isLarge?: boolean
  /** What else can be done with the same filter. */
  more?: ReactNode
}

/** The Export button of a page. Its menu describes the file and offers its kinds; the whole filter is downloaded. */
export function ExportMenu({
  action,
  fields,
  label,
  contents,
  disabledTitle,
  formats,
  isLarge,
  more,
}: ExportMenuProps) {
  const [open, setOpen] = useState(false)
  const { download, start, stop } = useDownload(({ filename, bytes }) => {
    setOpen(false)
    announceDone({ title: `${filename} is downloaded`, description: formatBytes(bytes) })
  })
  // The browser shows the progress of a large file itself and writes it to the disk as it comes.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const address = addressOf(event)
    if (isLarge || !address) return
    event.preventDefault()
    start(address)
  }
  return (
    <PopoverPanel
      open={open}
      onOpenChange={setOpen}
      label="Export"
      trigger={
        <Button
          data-export-list=""
          icon={<Icon of={DownloadIcon} />}
          disabled={disabledTitle !== undefined}
          title={disabledTitle}
        >
          {label}
        </Button>
      }
    >
      <form action={action} method="get" onSubmit={submit}>
        <div className="grid gap-3 p-4">
          <p className="text-sm text-text-2">{contents}</p>
          {fields.map((field) => (
            <input key={`${field.key}=${field.value}`} type="hidden" name={field.key} value={field.value} />
          ))}
          <FormatFields {...formats} />
          <DownloadProgress download={download} stop={stop} />
        </div>
        <PopoverFooter>
          {/* First of the form, so that Enter in a field downloads. */}
          <Button
            type="submit"
            tone={isLarge ? 'secondary' : 'primary'}
            className="order-last"
            disabled={download.state === 'running'}
          >
            Download
          </Button>
          {more}
        </PopoverFooter>
      </form>
    </PopoverPanel>
  )
}
