'use client'

import { FileCheck, FileUp } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { useFieldWiring } from '@/components/ui/forms/field'
import { formatBytes } from '@/lib/kernel/format-bytes'

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Takes a file dropped anywhere on the page: outside the area, the browser would leave the page and open it. */
function useDrop(take: (files: File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  const dropped = useEffectEvent(take)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setIsOver(false)
      dropped([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return isOver
}

/**
 * The area where a package is chosen or dropped. The file input itself covers it, so that a click, the keyboard and a
 * screen reader find it there.
 */
export function PackageInput({ file, take }: { file: File | null; take: (files: File[]) => void }) {
  const wiring = useFieldWiring({})
  const isOver = useDrop(take)
  return (
    <div
      data-over={isOver || undefined}
      className={classNames(
        'relative flex min-h-24 items-center gap-3 rounded-control border border-dashed px-4 py-3 transition-colors',
        'has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-accent',
        isOver ? 'border-accent bg-accent-soft' : 'border-line-strong hover:bg-hover',
        wiring['aria-invalid'] && 'border-blocked shadow-[inset_0_0_0_1px_var(--color-blocked)]',
      )}
    >
      <input
        {...wiring}
        type="file"
        accept=".zip,application/zip"
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // Lets the same file be chosen again after it was changed.
          event.target.value = ''
          if (files.length > 0) take(files)
        }}
      />
      <Icon of={file && !isOver ? FileCheck : FileUp} size={24} className="text-text-4" />
      <span className="min-w-0">
        <span className="block font-medium wrap-anywhere">{areaTitle(file, isOver)}</span>
        <span className="block text-sm text-text-3">
          {file && !isOver
            ? `${formatBytes(file.size)}. Choose or drop another one to check that.`
            : 'One ZIP file of any size.'}
        </span>
      </span>
    </div>
  )
}

function areaTitle(file: File | null, isOver: boolean): string {
  if (isOver) return 'Drop to check it'
  return file ? file.name : 'Choose a file, or drop it on this page'
}
