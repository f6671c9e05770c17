'use client'

import { Check, Copy } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'

/** New recovery codes, shown once, since only their hashes are stored. Takes focus, since it replaces a form. */
export function RecoveryCodes({ codes, children }: { codes: readonly string[]; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const [copied, setCopied] = useState(false)
  useEffect(() => heading.current?.focus(), [])
  const copy = async () => {
    // Without permission for the clipboard the codes are selected instead.
    await navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => list.current && window.getSelection()?.selectAllChildren(list.current),
    )
  }
  return (
    <section aria-labelledby="recovery-codes-title" className="grid gap-4 p-5">
      <div>
        <h2 id="recovery-codes-title" ref={heading} tabIndex={-1} className="text-lg font-semibold">
          Your recovery codes
        </h2>
        <p className="mt-1 text-text-2">
          Each replaces your second factor once, if you lose it. Store them where your phone is not. They are not shown
          again.
        </p>
      </div>
      <ol ref={list} className="grid grid-cols-2 gap-x-6 gap-y-1.5 font-mono text-sm max-tablet:grid-cols-1">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button onClick={copy} icon={<Icon of={copied ? Check : Copy} />}>
          {copied ? 'Copied' : 'Copy codes'}
        </Button>
        {children}
      </div>
    </section>
  )
}
