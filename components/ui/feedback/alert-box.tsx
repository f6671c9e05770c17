'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'

/**
 * Why a form was not accepted, first in it. Takes focus when it appears and on each new `signal`, such as the answer of
 * the server: a second one with the same text moves the focus again.
 */
export function AlertBox({ title, signal, children }: { title: string; signal: unknown; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the identity of the signal is what moves the focus
  useEffect(() => box.current?.focus(), [signal])
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby={titleId}
      className="mb-5 rounded-panel border-2 border-blocked bg-surface px-4 py-3.5"
    >
      <h2 id={titleId} className="mb-1 text-lg font-semibold">
        {title}
      </h2>
      {children}
    </div>
  )
}
