'use client'

import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { TextArea } from '@/components/ui/forms/text-input'
import type { Colleague } from '@/lib/records/comments/mentions'
import { type MentionAtCaret, mentionAtCaret, withMention } from './mention-at-caret'

/** Several lines in which @ offers the colleagues: with the mouse, or with the arrows and Enter. Escape closes them. */
export function MentionField({
  value,
  onChange,
  colleagues,
}: {
  value: string
  onChange: (value: string) => void
  colleagues: readonly Colleague[]
}) {
  const listId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [mention, setMention] = useState<MentionAtCaret | null>(null)
  const [at, setAt] = useState(0)
  const offer = (element: HTMLTextAreaElement) => {
    setMention(mentionAtCaret(element.value, element.selectionStart, colleagues))
    setAt(0)
  }
  const take = (colleague: Colleague | undefined) => {
    const element = field.current
    if (!mention || !colleague || !element) return
    const next = withMention(value, element.selectionStart, mention.from, colleague)
    onChange(next.text)
    setMention(null)
    element.focus()
    // The caret is set when the new text is in the field.
    requestAnimationFrame(() => element.setSelectionRange(next.caret, next.caret))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!mention || event.ctrlKey || event.metaKey) return
    const count = mention.offered.length
    if (event.key === 'ArrowDown') setAt((at + 1) % count)
    else if (event.key === 'ArrowUp') setAt((at + count - 1) % count)
    else if (event.key === 'Enter' || event.key === 'Tab') take(mention.offered[at])
    else if (event.key === 'Escape') setMention(null)
    else return
    event.preventDefault()
  }
  const optionId = (position: number) => `${listId}-${position}`
  return (
    <div className="relative">
      <TextArea
        ref={field}
        rows={3}
        value={value}
        aria-autocomplete="list"
        aria-controls={mention ? listId : undefined}
        aria-activedescendant={mention ? optionId(at) : undefined}
        onChange={(event) => {
          onChange(event.target.value)
          offer(event.target)
        }}
        onClick={(event) => offer(event.currentTarget)}
        onBlur={() => setMention(null)}
        onKeyDown={onKeyDown}
      />
      {mention ? (
        <div
          id={listId}
          role="listbox"
          aria-label="Colleagues"
          className="absolute inset-x-0 top-full z-30 mt-1 rounded-overlay bg-surface p-1 shadow-overlay"
        >
          {mention.offered.map((colleague, position) => (
            <div
              key={colleague.id}
              id={optionId(position)}
              role="option"
              tabIndex={-1}
              aria-selected={position === at}
              // Before the field loses the focus, which would close the list.
              onPointerDown={(event) => {
                event.preventDefault()
                take(colleague)
              }}
              className={classNames(
                'flex min-h-8 cursor-pointer items-center rounded-control px-2 max-tablet:min-h-11',
                position === at && 'bg-accent-soft',
              )}
            >
              {colleague.name}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}
