'use client'

import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'

/** Where a file is dropped or chosen. Problems with the file are shown here. */
export function DropArea({
  open,
  problem,
  reading,
}: {
  open: (file: File) => void
  problem: string | null
  reading: boolean
}) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button does the same. */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setIsOver(false)
          const [file] = event.dataTransfer.files
          if (file) open(file)
        }}
        className={classNames(
          'flex flex-wrap items-center gap-3 rounded-control border border-dashed px-3 py-3',
          isOver ? 'border-accent bg-hover' : 'border-line-strong',
        )}
      >
        <input
          ref={input}
          id="destinations-file"
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-label="A CSV or XLSX file of destinations"
          aria-describedby="destinations-file-hint"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) open(file)
            event.target.value = ''
          }}
        />
        <Button icon={<Icon of={FileUp} />} onClick={() => input.current?.click()} disabled={reading}>
          {reading ? 'Reading the file' : 'Choose a file'}
        </Button>
        <span id="destinations-file-hint" className="text-sm text-text-3">
          or drop it here: CSV or XLSX, up to 100,000 rows. It is read in this browser; only the rows being screened are
          sent, and none is stored.
        </span>
      </div>
      {problem ? (
        <p role="alert" className="mt-2 text-sm font-medium wrap-anywhere text-blocked">
          {problem}.
        </p>
      ) : null}
    </div>
  )
}
