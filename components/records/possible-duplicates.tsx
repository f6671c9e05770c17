'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/forms/field'
import { TextArea } from '@/components/ui/forms/text-input'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { PossibleDuplicate, Refusal } from '@/lib/kernel/result'

/**
 * The records that the new one may duplicate, each with a link, and the field for the reason why it does not. Stays
 * visible once shown, so that a typed reason is not lost. Posts the ids that were shown: the server refuses again when
 * there are others.
 */
export function PossibleDuplicates({
  refusal,
  error,
  label,
}: {
  refusal: Refusal | undefined
  error: string | undefined
  /** The label of the reason. */
  label: string
}) {
  const [shown, setShown] = useState<PossibleDuplicate[]>([])
  if (refusal?.kind === 'possible_duplicate' && refusal.records !== shown) setShown(refusal.records)
  if (shown.length === 0) return null
  return (
    <section aria-label="Possible duplicates" className="mb-5 rounded-panel border border-line bg-sunken p-4">
      <ul className="mb-3 grid gap-2.5">
        {shown.map(({ id, title, subtitle, href }) => (
          <li key={id} className="wrap-anywhere">
            <input type="hidden" name="apartFrom" value={id} />
            <TextLink href={href} target="_blank" inline className="font-medium">
              {title}
              <span className="sr-only">, opens in a new tab</span>
            </TextLink>
            <p className="text-sm leading-[18px] text-text-2">{subtitle}</p>
          </li>
        ))}
      </ul>
      <Field
        name="apartReason"
        label={label}
        error={error}
        hint="Required to save the record. Saved in the history with the records above."
        required
      >
        <TextArea rows={2} maxLength={1000} />
      </Field>
    </section>
  )
}
