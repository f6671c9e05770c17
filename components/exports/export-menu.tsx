'use client'

import { Download as DownloadIcon } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { announceDone } from '@/components/ui/feedback/toaster'
import { formatBytes } from '@/lib/kernel/format-bytes'
import { DownloadProgress } from './download-progress'
import { addressOf } from './form-address'
import { FormatFields } from './format-fields'
import { useDownload } from './use-download'

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
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button
          data-export-list=""
          icon={<Icon of={DownloadIcon} />}
          disabled={disabledTitle !== undefined}
          title={disabledTitle}
        >
          {label}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label="Export"
          className={classNames(
            'z-50 max-h-(--radix-popover-content-available-height) w-90 max-w-[calc(100vw-24px)]',
            'overflow-y-auto rounded-overlay bg-surface shadow-overlay',
          )}
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
            <footer
              className={classNames(
                'sticky bottom-0 flex flex-row-reverse items-center gap-2 border-t border-line bg-surface px-4 py-3',
              )}
            >
              <Button type="submit" tone={isLarge ? 'secondary' : 'primary'} disabled={download.state === 'running'}>
                Download
              </Button>
              {more}
            </footer>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
