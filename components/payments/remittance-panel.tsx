'use client'

import { Check, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { Panel } from '@/components/ui/layout/panel'
import type { RemittanceLine } from '@/lib/compliance/rules/money/remittance-line'

/** The remittance text of the payment order, to copy as one field or four lines; beneath it the letter. */
export function RemittancePanel({ line, children }: { line: RemittanceLine; children: ReactNode }) {
  return (
    <Panel
      title="For the bank"
      footer={
        'A payment through the US financial system should reference the general license, to avoid being ' +
        'rejected or blocked by a bank (31 CFR 578.502(f)).'
      }
    >
      <div className="grid gap-3 px-4 py-3">
        <Copied name="Remittance line" text={line.text}>
          {line.fitsOneField
            ? `${line.text.length} of 140 characters`
            : `${line.text.length} characters: longer than a field of 140`}
        </Copied>
        {line.lines ? (
          <Copied name="The same in four lines of 35" text={line.lines.join('\n')}>
            without characters that banks drop
          </Copied>
        ) : null}
        {children}
      </div>
    </Panel>
  )
}

function Copied({ name, text, children }: { name: string; text: string; children: ReactNode }) {
  const [state, setState] = useState<'none' | 'copied' | 'refused'>('none')
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    )
  return (
    <div>
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <span className="mr-auto">
          <b className="font-medium">{name}</b> <span className="text-text-3">{children}</span>
        </span>
        <Button
          size="small"
          onClick={copy}
          aria-label={`Copy: ${name}`}
          icon={<Icon of={state === 'copied' ? Check : Copy} />}
        >
          {state === 'copied' ? 'Copied' : 'Copy'}
        </Button>
      </p>
      <p className="mt-1 rounded-control bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
        {text}
      </p>
      <p role="status" className="text-xs text-text-3">
        {state === 'refused' ? 'The browser did not allow copying: select the text.' : ''}
      </p>
    </div>
  )
}
