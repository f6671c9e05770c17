'use client'

import { useState } from 'react'
import { RadioGroup } from '@/components/ui/forms/choice'
import { Field } from '@/components/ui/forms/field'
import { Cell } from '@/components/ui/forms/form-section'
import { Select } from '@/components/ui/forms/select'
import { TextInput } from '@/components/ui/forms/text-input'
import type { Covers, Rhythm } from '@/lib/reporting/exports/schedules/due-dates'
import { coversWords, RHYTHM_WORDS } from '@/lib/reporting/exports/schedules/schedule-words'

export type ScheduleValues = { name: string; rhythm: Rhythm; covers: Covers }

type Props = {
  initial?: ScheduleValues
  /** What the chosen report can cover. */
  covers: readonly Covers[]
  /** The description of the next time it would be generated, by frequency. */
  next: Readonly<Record<Rhythm, string>>
  errors: Record<string, string>
}

/** Name, how often, and what each file covers. */
export function ScheduleFields({ initial, covers, next, errors }: Props) {
  const [rhythm, setRhythm] = useState<Rhythm>(initial?.rhythm ?? 'monthly')
  const offered = covers.filter((each) => each !== 'month' || rhythm === 'monthly')
  const preferred =
    initial && offered.includes(initial.covers) ? initial.covers : offered.includes('year') ? 'year' : 'as_saved'
  return (
    <>
      <Cell span={6}>
        <Field name="name" label="Name of the schedule" error={errors.name} required>
          <TextInput defaultValue={initial?.name} maxLength={120} autoComplete="off" />
        </Field>
      </Cell>
      <Cell span={6}>
        <Field name="rhythm" label="How often" error={errors.rhythm} hint={`Next ${next[rhythm]}.`} group>
          <RadioGroup
            name="rhythm"
            value={rhythm}
            onValueChange={(chosen) => setRhythm(chosen === 'yearly' ? 'yearly' : 'monthly')}
            options={(['monthly', 'yearly'] as const).map((value) => ({ value, label: RHYTHM_WORDS[value] }))}
            inline
          />
        </Field>
      </Cell>
      <Cell span={6}>
        <Field
          name="covers"
          label="What each file covers"
          error={errors.covers}
          hint={
            'It takes the place of the year above. A file that was missed while the server was off is generated ' +
            'later, as of its own day.'
          }
        >
          <Select
            key={offered.join()}
            defaultValue={preferred}
            options={offered.map((value) => ({ value, label: coversWords(value, rhythm) }))}
          />
        </Field>
      </Cell>
    </>
  )
}
