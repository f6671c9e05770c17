'use client'

import { type InputHTMLAttributes, type TextareaHTMLAttributes, useRef, useState } from 'react'
import { classNames } from '../class-names'
import { CONTROL, CONTROL_HEIGHT, useFieldWiring } from './field'

/** A stretch of the text, as counted by JavaScript strings: from `start` up to and not including `end`. */
export type Mark = { start: number; end: number }

/**
 * A text area in which recognised words are marked where they were typed: a mirror of the text lies under a transparent
 * field, with the same font, padding and wrapping. Say beneath it what each mark means (Field hint, MarkedWord): the
 * mark is never the only message.
 */
export function MarkedTextArea({
  marks,
  className,
  defaultValue,
  value,
  onChange,
  ...rest
}: TextareaHTMLAttributes<HTMLTextAreaElement> & { marks: readonly Mark[]; value?: string; defaultValue?: string }) {
  const wiring = useFieldWiring(rest)
  const [kept, setKept] = useState(defaultValue ?? '')
  const text = value ?? kept
  return (
    <span className="relative block rounded-control bg-surface">
      <span
        aria-hidden="true"
        className={classNames(
          'block min-h-9 border border-transparent px-2.5 py-[7px] wrap-break-word whitespace-pre-wrap',
          'text-transparent max-tablet:min-h-11 max-tablet:py-[11px]',
        )}
      >
        <Mirrored text={text} marks={marks} />
        {'\u200b'}
      </span>
      <textarea
        {...rest}
        {...wiring}
        rows={1}
        value={text}
        onChange={(event) => {
          setKept(event.target.value)
          onChange?.(event)
        }}
        spellCheck={false}
        className={classNames(
          CONTROL,
          'absolute inset-0 h-full resize-none overflow-hidden bg-transparent py-[7px] wrap-break-word ' +
            'whitespace-pre-wrap max-tablet:py-[11px]',
          className,
        )}
      />
    </span>
  )
}

/**
 * The same for a field of one line. A line longer than its field scrolls, and the mirror with it.
 */
export function MarkedInput({
  marks,
  className,
  value,
  onChange,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & { marks: readonly Mark[]; value: string }) {
  const wiring = useFieldWiring(rest)
  const mirror = useRef<HTMLSpanElement>(null)
  const follow = (event: { currentTarget: HTMLInputElement }) => {
    if (mirror.current) mirror.current.scrollLeft = event.currentTarget.scrollLeft
  }
  return (
    <span className="relative block rounded-control bg-surface">
      <span
        ref={mirror}
        aria-hidden="true"
        className={classNames(
          'absolute inset-0 flex items-center overflow-hidden border border-transparent px-2.5 ' +
            'whitespace-pre text-transparent',
          CONTROL_HEIGHT,
        )}
      >
        <Mirrored text={value} marks={marks} />
      </span>
      <input
        {...rest}
        {...wiring}
        type="text"
        value={value}
        onChange={(event) => {
          onChange?.(event)
          follow(event)
        }}
        onScroll={follow}
        onSelect={follow}
        spellCheck={false}
        className={classNames(CONTROL, CONTROL_HEIGHT, 'relative bg-transparent', className)}
      />
    </span>
  )
}

function Mirrored({ text, marks }: { text: string; marks: readonly Mark[] }) {
  return pieces(text, marks).map((piece) =>
    piece.marked ? (
      <mark
        key={piece.start}
        className="rounded-t-[2px] bg-blocked-soft py-0.5 text-transparent shadow-[0_2px_0_var(--color-blocked)]"
      >
        {piece.text}
      </mark>
    ) : (
      <span key={piece.start}>{piece.text}</span>
    ),
  )
}

/** Text that cannot be changed, with the recognised words marked in it. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  return pieces(text, marks).map((piece) =>
    piece.marked ? (
      <MarkedWord key={piece.start}>{piece.text}</MarkedWord>
    ) : (
      <span key={piece.start}>{piece.text}</span>
    ),
  )
}

/** A recognised word in the sentence that explains it. */
export function MarkedWord({ children }: { children: string }) {
  return (
    <mark
      className={classNames(
        'rounded-t-[2px] bg-blocked-soft px-[3px] py-px font-medium text-text',
        'shadow-[0_2px_0_var(--color-blocked)]',
      )}
    >
      {children}
    </mark>
  )
}

type Piece = { start: number; text: string; marked: boolean }

function pieces(text: string, marks: readonly Mark[]): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const mark of marks.toSorted((one, other) => one.start - other.start)) {
    const start = Math.max(at, mark.start)
    const end = Math.min(text.length, mark.end)
    if (end <= start) continue
    if (start > at) found.push({ start: at, text: text.slice(at, start), marked: false })
    found.push({ start, text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) found.push({ start: at, text: text.slice(at), marked: false })
  return found
}
