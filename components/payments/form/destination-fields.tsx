'use client'

import { X } from 'lucide-react'
import { barredWords, Reasons, Settles } from '@/components/screening/reasons'
import { IconButton } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { MarkedInput, MarkedTextArea } from '@/components/ui/marked-text-area'
import { OutcomeTag } from '@/components/ui/state-tag'
import type { Reason, Verdict } from '@/lib/compliance/screening/types'
import { whatSettles } from '@/lib/compliance/screening/weighing/what-settles'
import type { Choice } from '@/lib/ledger/payments/list/payment-choices'
import type { TypedDestination } from './typed-payment'

const TITLES = { consignee: 'Consignee', distributor: 'Distributor', end_user: 'End user' } as const

type Part = 'name' | 'address' | 'postalCode' | 'city' | 'region'
const PLACE_PARTS = [
  ['postalCode', 'Postal code'],
  ['city', 'City'],
  ['region', 'Region'],
] as const

/**
 * One party: who and where, with every recognised word marked where it was typed, explained beneath, and what would
 * settle a doubt.
 */
export function DestinationFields({
  index,
  typed,
  change,
  remove,
  countries,
  errors,
  verdict,
}: {
  index: number
  typed: TypedDestination
  change: (changes: Partial<TypedDestination>) => void
  remove?: () => void
  countries: readonly Choice[]
  errors: Record<string, string>
  verdict: Verdict | null
}) {
  const field = (name: string) => `destinations.${index}.${name}`
  const reasons = verdict?.reasons ?? []
  const of = (part: string) => reasons.filter((reason) => reason.field === part)
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
    <fieldset className={classNames('rounded-panel border bg-surface p-3', EDGES[verdict?.outcome ?? 'clear'])}>
      <legend className="sr-only">{TITLES[typed.role]}</legend>
      <PartyHeading role={typed.role} verdict={verdict} remove={remove} />
      <input type="hidden" name={field('role')} value={typed.role} />
      <div className="grid grid-cols-6 gap-3">
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
      {verdict ? (
        <div className="mt-2">
          <Settles words={whatSettles(typed, verdict)} />
        </div>
      ) : null}
    </fieldset>
  )
}

const EDGES = { blocked: 'border-blocked-edge', review: 'border-review-edge', clear: 'border-line' } as const

const hintOf = (reasons: readonly Reason[]) => (reasons.length > 0 ? <Reasons reasons={reasons} /> : undefined)

function PartyHeading({
  role,
  verdict,
  remove,
}: {
  role: TypedDestination['role']
  verdict: Verdict | null
  remove: (() => void) | undefined
}) {
  return (
    <div className="mb-3 flex min-h-6 items-center gap-2">
      <h2 className="text-sm font-semibold">{TITLES[role]}</h2>
      <span className="ml-auto flex items-center gap-2">
        {verdict ? <OutcomeTag outcome={verdict.outcome} words={barredWords(verdict)} /> : null}
        {remove ? (
          <IconButton label={`Remove this ${TITLES[role].toLowerCase()}`} onClick={remove}>
            <Icon of={X} />
          </IconButton>
        ) : null}
      </span>
    </div>
  )
}
