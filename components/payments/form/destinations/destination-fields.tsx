'use client'

import { useContext, useEffect, useRef, useState } from 'react'
import type { PartyState } from '@/components/payments/form/form-state'
import { reasonsIn } from '@/components/payments/form/outcome/hits'
import { Reasons, Settles } from '@/components/screening/reasons'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Combobox } from '@/components/ui/forms/combobox'
import { Field, FieldNotes } from '@/components/ui/forms/field'
import { MarkedInput, MarkedTextArea } from '@/components/ui/forms/marked-text'
import { DESTINATION_WORDS, sentence } from '@/lib/compliance/rules/words'
import type { Reason, Verdict } from '@/lib/compliance/screening/types'
import { whatSettles } from '@/lib/compliance/screening/weighing/what-settles'
import type { Choice } from '@/lib/ledger/payments/list/payment-choices'
import { DestinationLine, PartyHeading } from './destination-line'

type Part = 'name' | 'address' | 'postalCode' | 'city' | 'region'
const PARTS_WITH_REASONS = ['name', 'address', 'postalCode', 'city', 'region', 'country'] as const
const PLACE_PARTS = [
  ['postalCode', 'Postal code'],
  ['city', 'City'],
  ['region', 'Region'],
] as const

type Props = {
  index: number
  /** Shows the fields at first: of the first empty party, and of one that was just added. */
  startsOpen: boolean
  typed: PartyState
  change: (changes: Partial<PartyState>) => void
  remove?: (() => void) | undefined
  countries: readonly Choice[]
  errors: Record<string, string>
  verdict: Verdict | null
}

/**
 * One party: a line until it is opened. A party with an error, or one that is not clear, is open: its words are to be
 * seen where they were typed. Once open it stays open until it is closed.
 */
export function DestinationFields({ startsOpen, remove, ...party }: Props) {
  const { index, typed, errors, verdict } = party
  const [opened, setOpened] = useState(startsOpen)
  const fields = useRef<HTMLFieldSetElement>(null)
  const field = (part: string) => `destinations.${index}.${part}`
  const note = useContext(FieldNotes)[`destinations.${index}`]
  const hasError = Object.keys(errors).some((name) => name.startsWith(field('')))
  const mustShow = hasError || (verdict !== null && verdict.outcome !== 'clear')
  useEffect(() => {
    if (mustShow) setOpened(true)
  }, [mustShow])
  const isOpen = opened || mustShow
  const open = () => {
    setOpened(true)
    requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('input:not([type=hidden])')?.focus())
  }
  const close = () => {
    setOpened(false)
    requestAnimationFrame(() => fields.current?.querySelector('button')?.focus())
  }
  return (
    <fieldset
      ref={fields}
      className={classNames(
        'rounded-panel border bg-surface p-3 max-tablet:[&_button]:min-h-9',
        EDGES[verdict?.outcome ?? 'clear'],
      )}
    >
      <legend className="sr-only">{sentence(DESTINATION_WORDS[typed.role])}</legend>
      <input type="hidden" name={field('role')} value={typed.role} />
      {isOpen ? (
        <>
          <PartyHeading role={typed.role} verdict={verdict} remove={remove}>
            {mustShow ? null : (
              <Button
                size="small"
                tone="quiet"
                aria-expanded
                aria-label={`Close this ${DESTINATION_WORDS[typed.role]}`}
                onClick={close}
              >
                Close
              </Button>
            )}
          </PartyHeading>
          <PartyFields {...party} field={field} />
        </>
      ) : (
        <DestinationLine typed={typed} field={field} verdict={verdict} note={note} open={open} remove={remove} />
      )}
    </fieldset>
  )
}

/**
 * Who and where, with every recognised word marked where it was typed, explained beneath, and what would settle a
 * doubt.
 */
function PartyFields({
  field,
  typed,
  change,
  countries,
  errors,
  verdict,
}: Omit<Props, 'startsOpen' | 'remove' | 'index'> & { field: (part: string) => string }) {
  const of = (part: Part | 'country') => reasonsIn(verdict, part, typed[part])
  const shown = PARTS_WITH_REASONS.flatMap(of)
  const isOfScreenedText = shown.length === verdict?.reasons.length
  const wiring = (part: Part) => ({
    marks: of(part).filter(({ outcome }) => outcome !== 'clear'),
    value: typed[part],
    onChange: (event: { target: { value: string } }) => change({ [part]: event.target.value }),
    autoComplete: 'off',
  })
  const labels = (part: Part | 'country') => ({
    name: field(part),
    error: errors[field(part)],
    hint: hintOf(of(part)),
  })
  return (
    <>
      <div className="mt-3 grid grid-cols-6 gap-3">
        <Field {...labels('name')} label="Name" className="col-span-4 max-tablet:col-span-6">
          <MarkedInput {...wiring('name')} />
        </Field>
        <Field {...labels('country')} label="Country" className="col-span-2 max-tablet:col-span-6">
          <Combobox
            options={countries}
            value={typed.country}
            onValueChange={(country) => change({ country })}
            placeholder="Not stated"
            searchWords="Name or code"
            clearable
          />
        </Field>
        <Field {...labels('address')} label="Address" className="col-span-6">
          <MarkedTextArea {...wiring('address')} />
        </Field>
        {PLACE_PARTS.map(([part, label]) => (
          <Field key={part} {...labels(part)} label={label} className="col-span-2 max-tablet:col-span-6">
            <MarkedInput {...wiring(part)} />
          </Field>
        ))}
      </div>
      {verdict && isOfScreenedText ? (
        <div className="mt-2">
          <Settles items={whatSettles(typed, verdict)} />
        </div>
      ) : null}
    </>
  )
}

const EDGES = { blocked: 'border-blocked-edge', review: 'border-review-edge', clear: 'border-line' } as const

const hintOf = (reasons: readonly Reason[]) => (reasons.length > 0 ? <Reasons reasons={reasons} /> : undefined)
