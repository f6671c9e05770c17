'use client'

import { CircleHelp } from 'lucide-react'
import { useState } from 'react'
import { GLOSSARY, type GlossaryEntry, type GlossaryTerm } from '@/lib/compliance/law/glossary'
import { classNames } from '../class-names'
import { PopoverPanel } from '../feedback/popover-panel'
import { Icon } from './icon'

const LOOK = 'z-60 w-76 max-w-[calc(100vw-24px)] rounded-overlay bg-surface p-4 text-sm leading-[18px] shadow-overlay'

/** A small button beside a term: it opens what the term means, and its source. */
export function TermHelp({ term, className }: { term: GlossaryTerm; className?: string }) {
  const [open, setOpen] = useState(false)
  const { title, text, source }: GlossaryEntry = GLOSSARY[term]
  return (
    <PopoverPanel
      open={open}
      onOpenChange={setOpen}
      label={title}
      align="center"
      className={LOOK}
      trigger={
        <button
          type="button"
          aria-label={`What ${title} means`}
          className={classNames(
            '-my-1 inline-grid size-6 shrink-0 place-items-center self-center rounded-full text-text-4 hover:text-text',
            'print:hidden',
            className,
          )}
        >
          <Icon of={CircleHelp} size={14} />
        </button>
      }
    >
      <p className="mb-1 font-semibold">{title}</p>
      <p className="text-text-2">{text}</p>
      {source ? (
        <p className="mt-2">
          <a href={source.url} target="_blank" rel="noreferrer" className="text-accent underline">
            {source.label}
          </a>
        </p>
      ) : null}
    </PopoverPanel>
  )
}
