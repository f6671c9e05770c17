'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Cell, FormSection } from '@/components/ui/form-section'
import { Icon } from '@/components/ui/icon'
import type { DestinationRole } from '@/lib/compliance/rules/types'
import type { Verdict } from '@/lib/compliance/screening/types'
import type { Choice } from '@/lib/ledger/payments/list/payment-choices'
import { DestinationFields } from './destination-fields'
import { emptyDestination, type TypedDestination } from './typed-payment'

const MOST = 20

/** Where the product goes: every party is screened, and a distributor needs somebody behind it. */
export function DestinationsSection({
  destinations,
  setDestinations,
  countries,
  errors,
  verdicts,
}: {
  destinations: TypedDestination[]
  setDestinations: (destinations: TypedDestination[]) => void
  countries: readonly Choice[]
  errors: Record<string, string>
  verdicts: readonly (Verdict | null)[]
}) {
  const change = (index: number, changes: Partial<TypedDestination>) =>
    setDestinations(destinations.map((one, place) => (place === index ? { ...one, ...changes } : one)))
  const add = (role: DestinationRole) =>
    setDestinations([...destinations, emptyDestination(role, `${role} ${destinations.length} ${Date.now()}`)])
  return (
    <FormSection legend="Destinations">
      {destinations.map((destination, index) => (
        <Cell key={destination.key}>
          <DestinationFields
            index={index}
            typed={destination}
            change={(changes) => change(index, changes)}
            remove={
              destinations.length > 1
                ? () => setDestinations(destinations.filter((_, place) => place !== index))
                : undefined
            }
            countries={countries}
            errors={errors}
            verdict={verdicts[index] ?? null}
          />
        </Cell>
      ))}
      <Cell>
        <div className="flex flex-wrap gap-2">
          {(['consignee', 'distributor', 'end_user'] as const).map((role) => (
            <Button
              key={role}
              tone="quiet"
              size="small"
              icon={<Icon of={Plus} />}
              onClick={() => add(role)}
              disabled={destinations.length >= MOST}
            >
              {{ consignee: 'Add a consignee', distributor: 'Add a distributor', end_user: 'Add an end user' }[role]}
            </Button>
          ))}
        </div>
      </Cell>
    </FormSection>
  )
}
