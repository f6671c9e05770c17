'use client'

import { Callout } from '@/components/ui/feedback/callout'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { ENCODINGS, type Encoding } from '@/lib/screening-desk/screening-lists/file/encodings'

const OPTIONS = ENCODINGS.map(([value, label]) => ({ value, label }))

/** The encoding a file was read in. Another can be chosen; the file is then read again. */
export function EncodingChoice({
  encoding,
  disabled,
  choose,
}: {
  encoding: Encoding
  disabled?: boolean
  choose: (encoding: Encoding) => void
}) {
  return (
    <Field name="encoding" label="Encoding">
      <Select
        options={OPTIONS}
        value={encoding}
        disabled={disabled}
        onChange={(event) => choose(event.target.value as Encoding)}
      />
    </Field>
  )
}

/** Why the text of a file may not be what was written. */
export function EncodingDoubt({ doubt }: { doubt: string | null }) {
  if (!doubt) return null
  return (
    <div role="alert">
      <Callout tone="review" title="The text may have been read incorrectly.">
        {doubt}.
      </Callout>
    </div>
  )
}
