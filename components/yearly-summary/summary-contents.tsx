'use client'

import { useEffect, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { currentSection } from './current-section'

export type ContentsEntry = { id: string; number: number; title: string }

/** The contents of the document, at its side where there is room. It marks the section that is being read. */
export function SummaryContents({ entries }: { entries: readonly ContentsEntry[] }) {
  const current = useCurrentSection(entries)
  return (
    <nav
      aria-label="Contents"
      className={classNames(
        'text-sm desktop:sticky desktop:top-6 desktop:max-h-[calc(100dvh-48px)] desktop:w-42 desktop:shrink-0',
        'max-desktop:mb-4 desktop:overflow-y-auto print:hidden',
      )}
    >
      <p className="mb-1 text-xs font-medium text-text-3">Contents</p>
      <ol className="max-desktop:columns-3 max-desktop:gap-x-6 max-tablet:columns-1 max-tablet:min-[360px]:columns-2">
        {entries.map(({ id, number, title }) => (
          <li key={id} className="break-inside-avoid">
            <a
              href={`#${id}`}
              aria-current={current === id ? 'location' : undefined}
              className={classNames(
                'flex gap-2 border-l-2 py-1 pl-2.5 leading-[18px] hover:text-text max-tablet:py-2',
                current === id ? 'border-accent font-medium text-text' : 'border-line text-text-2',
              )}
            >
              <span className="w-4 shrink-0 text-right text-text-3 tabular-nums">{number}</span>
              <span className="min-w-0">{title}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The id of the section at the top of the window. Read at most once for each frame. */
function useCurrentSection(entries: readonly ContentsEntry[]): string | undefined {
  const [current, setCurrent] = useState(entries[0]?.id)
  useEffect(() => {
    let frame = 0
    const read = () => {
      frame = 0
      const tops = entries.flatMap(({ id }) => {
        const section = document.getElementById(id)
        return section ? [{ id, topPixels: Math.round(section.getBoundingClientRect().top) }] : []
      })
      const { scrollHeight } = document.documentElement
      const isAtEnd = window.scrollY > 0 && window.innerHeight + window.scrollY >= scrollHeight - 1
      const chosen = window.location.hash.slice(1)
      setCurrent(currentSection(tops, { chosen, windowPixels: window.innerHeight, isAtEnd }))
    }
    const later = () => {
      frame ||= requestAnimationFrame(read)
    }
    later()
    for (const event of ['scroll', 'resize', 'hashchange'] as const)
      window.addEventListener(event, later, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      for (const event of ['scroll', 'resize', 'hashchange'] as const) window.removeEventListener(event, later)
    }
  }, [entries])
  return current
}
