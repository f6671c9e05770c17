'use client'

import { useState } from 'react'
import { Checkbox } from '@/components/ui/forms/choice'
import { Field } from '@/components/ui/forms/field'

/**
 * The checkbox that confirms a place in doubt, below the fields that contain it. Stays visible once shown, so that it
 * keeps its state.
 */
export function PlaceConfirmation({ errors }: { errors: Readonly<Record<string, string>> }) {
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
          hint="A screening case is opened. It stays open until a manager decides it."
        />
      </Field>
    </section>
  )
}
