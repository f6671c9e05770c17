'use client'

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { isEmptyParty, type PartyState, partyText } from '@/components/payments/form/form-state'
import { barredLabel } from '@/components/screening/reasons'
import { Button, IconButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { OutcomeTag } from '@/components/ui/display/state-tag'
import { TermHelp } from '@/components/ui/display/term-help'
import { DESTINATION_WORDS, sentence } from '@/lib/compliance/rules/words'
import type { Verdict } from '@/lib/compliance/screening/types'

/** The first line of a party: its role, the answer of the screening, and what can be done with it. */
export function PartyHeading({
  role,
  verdict,
  remove,
  children,
}: {
  role: PartyState['role']
  verdict: Verdict | null
  remove: (() => void) | undefined
  children?: ReactNode
}) {
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-2">
      <h2 className="text-sm font-semibold">{sentence(DESTINATION_WORDS[role])}</h2>
      <TermHelp term={role} />
      <span className="ml-auto flex items-center gap-2">
        {verdict ? <OutcomeTag outcome={verdict.outcome} label={barredLabel(verdict)} /> : null}
        {children}
        {remove ? (
          <IconButton label={`Remove this ${DESTINATION_WORDS[role]}`} onClick={remove}>
            <Icon of={X} />
          </IconButton>
        ) : null}
      </span>
    </div>
  )
}

/** A party in one line, with what it posts. */
export function DestinationLine({
  typed,
  field,
  verdict,
  note,
  open,
  remove,
}: {
  typed: PartyState
  /** The name of a part of this party in the form. */
  field: (part: string) => string
  verdict: Verdict | null
  /** Where it is from. */
  note: string | undefined
  open: () => void
  remove: (() => void) | undefined
}) {
  const { key: _key, role, ...parts } = typed
  const isEmpty = isEmptyParty(typed)
  return (
    <>
      <PartyHeading role={role} verdict={verdict} remove={remove}>
        <Button
          size="small"
          tone="quiet"
          aria-expanded={false}
          aria-label={`${isEmpty ? 'Fill in' : 'Edit'} this ${DESTINATION_WORDS[role]}`}
          onClick={open}
        >
          {isEmpty ? 'Fill in' : 'Edit'}
        </Button>
      </PartyHeading>
      <p className={isEmpty ? 'text-sm text-text-3' : 'text-sm wrap-anywhere text-text-2'}>
        {isEmpty ? 'None' : partyText(typed)}
        {note ? <span className="ml-2 text-xs text-text-3">{note}</span> : null}
      </p>
      {Object.entries(parts).map(([part, text]) => (
        <input key={part} type="hidden" name={field(part)} value={text} />
      ))}
    </>
  )
}
