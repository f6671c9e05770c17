'use client'

import { Plus } from 'lucide-react'
import { emptyParty, isEmptyParty, type PartyState } from '@/components/payments/form/form-state'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { Cell, FormSection } from '@/components/ui/forms/form-section'
import type { DestinationRole } from '@/lib/compliance/rules/types'
import { DESTINATION_WORDS, withArticle } from '@/lib/compliance/rules/words'
import type { Verdict } from '@/lib/compliance/screening/types'
import { MOST_PARTIES } from '@/lib/ledger/payments/form/length-errors'
import type { Choice } from '@/lib/ledger/payments/list/payment-choices'
import { DestinationFields } from './destination-fields'

/** Begins the key of a party that was added in the form. */
const ADDED = 'added '
const ROLES = Object.keys(DESTINATION_WORDS) as DestinationRole[]

/**
 * Where the product goes, one line for each party until it is opened: every party is screened, and a distributor alone
 * is not enough.
 */
export function DestinationsSection({
  destinations,
  setDestinations,
  countries,
  errors,
  verdicts,
}: {
  destinations: PartyState[]
  setDestinations: (destinations: PartyState[]) => void
  countries: readonly Choice[]
  errors: Record<string, string>
  /** By the key of the party. */
  verdicts: ReadonlyMap<string, Verdict | null>
}) {
  const change = (index: number, changes: Partial<PartyState>) =>
    setDestinations(destinations.map((one, place) => (place === index ? { ...one, ...changes } : one)))
  const add = (role: DestinationRole) =>
    setDestinations([...destinations, emptyParty(role, `${ADDED}${role} ${destinations.length} ${Date.now()}`)])
  return (
    <FormSection legend="Destinations">
      {destinations.map((destination, index) => (
        <Cell key={destination.key}>
          <DestinationFields
            index={index}
            startsOpen={isEmptyParty(destination) && (index === 0 || destination.key.startsWith(ADDED))}
            typed={destination}
            change={(changes) => change(index, changes)}
            remove={
              destinations.length > 1
                ? () => setDestinations(destinations.filter((_, place) => place !== index))
                : undefined
            }
            countries={countries}
            errors={errors}
            verdict={verdicts.get(destination.key) ?? null}
          />
        </Cell>
      ))}
      <Cell>
        <div className="flex flex-wrap gap-2">
          {ROLES.map((role) => (
            <Button
              key={role}
              tone="quiet"
              size="small"
              icon={<Icon of={Plus} />}
              onClick={() => add(role)}
              disabled={destinations.length >= MOST_PARTIES}
            >
              Add {withArticle(DESTINATION_WORDS[role])}
            </Button>
          ))}
        </div>
      </Cell>
    </FormSection>
  )
}
