'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { TextLink } from '@/components/ui/link'
import { TextArea } from '@/components/ui/text-input'
import type { AlikeRecord, Refusal } from '@/lib/kernel/outcome'

/**
 * The records that the one being entered may be, each with a link, and the field for the reason why it is another.
 * Stays after it was first shown, so that a reason typed is not lost by another answer. Posts the ids that were shown:
 * the server asks again about any that were not.
 */
export function AlikeQuestion({
  refusal,
  error,
  label,
}: {
  refusal: Refusal | undefined
  error: string | undefined
  /** What the reason is asked for. */
  label: string
}) {
  const [shown, setShown] = useState<AlikeRecord[]>([])
  if (refusal?.kind === 'alike' && refusal.records !== shown) setShown(refusal.records)
  if (shown.length === 0) return null
  return (
    <section aria-label="Records that this may be" className="mb-5 rounded-panel border border-line bg-sunken p-4">
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
        hint="Needed to go on. Kept in the history, with the records it was told apart from."
        required
      >
        <TextArea rows={2} maxLength={1000} />
      </Field>
    </section>
  )
}
