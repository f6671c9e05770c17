'use client'

import { useState } from 'react'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'

/**
 * The tick that a place in doubt was seen, under the fields where it stands. Stays after it was first shown, so that
 * the tick is not lost by another answer.
 */
export function PlacesQuestion({ errors }: { errors: Readonly<Record<string, string>> }) {
  const [isShown, setIsShown] = useState(false)
  if (errors.placesSeen && !isShown) setIsShown(true)
  if (!isShown) return null
  return (
    <section aria-label="A place in doubt" className="mb-5 rounded-panel border border-line bg-sunken p-4">
      <Field group name="placesSeen" label="A place in doubt" error={errors.placesSeen}>
        <Checkbox
          id="placesSeen"
          name="placesSeen"
          label="Save it for a manager to decide"
          hint="A screening case is opened with it. Nothing is released by time."
        />
      </Field>
    </section>
  )
}
