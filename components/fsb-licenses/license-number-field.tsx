'use client'

import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '@/components/ui/display/icon'
import { Field } from '@/components/ui/forms/field'
import { useDraftOf } from '@/components/ui/forms/field-draft'
import { Cell } from '@/components/ui/forms/form-section'
import { Select } from '@/components/ui/forms/select'
import { TextInput } from '@/components/ui/forms/text-input'
import { warnOfLicenseNumber } from '@/lib/compliance/rules/parties/fsb-license-number'
import type { FsbLicenseKind } from '@/lib/compliance/rules/types'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { LICENSE_KINDS } from '@/lib/records/fsb-licenses/fsb-license-choices'

const KINDS = LICENSE_KINDS.map((kind) => ({ value: kind, label: sentence(LICENSE_WORDS[kind]) }))

const isKind = (value: string): value is FsbLicenseKind => LICENSE_KINDS.some((kind) => kind === value)

/**
 * Kind and number, with a warning while the number does not have the format of its kind. It is only a warning, because
 * documents differ.
 */
export function KindAndNumber({
  kind: firstKind,
  number: firstNumber,
  errors,
}: {
  kind: string
  number: string
  errors: Record<string, string>
}) {
  const [kind, setKind] = useState(useDraftOf('kind')?.[0] ?? firstKind)
  const [number, setNumber] = useState(useDraftOf('number')?.[0] ?? firstNumber)
  const warning = isKind(kind) && number.trim() !== '' ? warnOfLicenseNumber(kind, number) : null
  return (
    <>
      <Cell span={3}>
        <Field name="kind" label="Kind" error={errors.kind} required>
          <Select
            options={KINDS}
            placeholder="Choose"
            defaultValue={firstKind}
            onChange={(event) => setKind(event.target.value)}
          />
        </Field>
      </Cell>
      <Cell span={3}>
        <Field
          name="number"
          label="Number"
          error={errors.number}
          required
          hint={
            warning ? (
              <NumberWarning message={warning} />
            ) : (
              'As on the document, or the number of the filing while the license is applied for.'
            )
          }
        >
          <TextInput
            defaultValue={firstNumber}
            onChange={(event) => setNumber(event.target.value)}
            maxLength={120}
            autoComplete="off"
            spellCheck={false}
            className="reference"
          />
        </Field>
      </Cell>
    </>
  )
}

function NumberWarning({ message }: { message: string }) {
  return (
    <span className="flex gap-1.5 text-review">
      <Icon of={TriangleAlert} size={14} className="mt-px" />
      <span>{message}. You can save it anyway.</span>
    </span>
  )
}
