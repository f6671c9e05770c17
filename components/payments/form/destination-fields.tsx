'use client'

import { X } from 'lucide-react'
import { IconButton } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { MarkedTextArea, MarkedWord } from '@/components/ui/marked-text-area'
import { OutcomeTag } from '@/components/ui/state-tag'
import { TextInput } from '@/components/ui/text-input'
import type { Choice } from '@/lib/payments/payment-choices'
import type { Verdict } from '@/lib/screening/types'
import type { TypedDestination } from './typed-payment'

const TITLES = { consignee: 'Consignee', distributor: 'Distributor', end_user: 'End user' } as const

/** One party: who and where, with every recognised word marked where it was typed and explained beneath. */
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
  return (
    <fieldset
      className={classNames(
        'rounded-panel border bg-surface p-3',
        verdict?.outcome === 'blocked'
          ? 'border-blocked-edge'
          : verdict?.outcome === 'review'
            ? 'border-review-edge'
            : 'border-line',
      )}
    >
      <legend className="sr-only">{TITLES[typed.role]}</legend>
      <div className="mb-3 flex min-h-6 items-center gap-2">
        <h2 className="text-sm font-semibold">{TITLES[typed.role]}</h2>
        <span className="ml-auto flex items-center gap-2">
          {verdict ? (
            <OutcomeTag outcome={verdict.outcome} words={verdict.outcome === 'blocked' ? 'In Crimea' : undefined} />
          ) : null}
          {remove ? (
            <IconButton label={`Remove this ${TITLES[typed.role].toLowerCase()}`} onClick={remove}>
              <Icon of={X} />
            </IconButton>
          ) : null}
        </span>
      </div>
      <input type="hidden" name={field('role')} value={typed.role} />
      <div className="grid grid-cols-6 gap-3">
        <div className="col-span-4 max-tablet:col-span-6">
          <Field name={field('name')} label="Name" error={errors[field('name')]}>
            <TextInput
              value={typed.name}
              onChange={(event) => change({ name: event.target.value })}
              autoComplete="off"
            />
          </Field>
        </div>
        <div className="col-span-2 max-tablet:col-span-6">
          <Field name={field('country')} label="Country" error={errors[field('country')]}>
            <Combobox
              options={countries}
              value={typed.country}
              onValueChange={(country) => change({ country })}
              placeholder="Not stated"
              searchWords="Name or code"
              clearable
            />
          </Field>
        </div>
        <div className="col-span-6">
          <Field
            name={field('address')}
            label="Address"
            error={errors[field('address')]}
            hint={verdict?.reasons.length ? <Explained verdict={verdict} /> : undefined}
          >
            <MarkedTextArea
              marks={(verdict?.reasons ?? []).filter(
                (reason) => reason.field === 'address' && reason.outcome !== 'clear',
              )}
              value={typed.address}
              onChange={(event) => change({ address: event.target.value })}
              autoComplete="off"
            />
          </Field>
        </div>
      </div>
    </fieldset>
  )
}

/** The same words as the marks, in sentences: the mark is never the only message. */
function Explained({ verdict }: { verdict: Verdict }) {
  return (
    <>
      {verdict.reasons.map((reason) => (
        <span key={`${reason.rule} ${reason.field} ${reason.start} ${reason.end}`} className="mr-1">
          {reason.outcome === 'clear' || !reason.matched ? null : <MarkedWord>{reason.matched}</MarkedWord>}{' '}
          {withoutQuoted(reason.says, reason.matched)}
        </span>
      ))}
    </>
  )
}

/** The word stands marked in front of the sentence, so the sentence need not quote it again. */
function withoutQuoted(says: string, matched: string): string {
  for (const quoted of [`"${matched}" `, `“${matched}” `, `${matched} `])
    if (matched && says.startsWith(quoted)) return says.slice(quoted.length)
  return says
}
