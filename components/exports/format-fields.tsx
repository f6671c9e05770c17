'use client'

import { Checkbox, RadioGroup } from '@/components/ui/forms/choice'
import { Field } from '@/components/ui/forms/field'

const FORMATS = [
  { value: 'csv', label: 'CSV', hint: 'For any spreadsheet' },
  { value: 'xlsx', label: 'XLSX', hint: 'For Excel' },
  { value: 'jsonl', label: 'JSON Lines', hint: 'One record a line, for programs' },
]
const PDF = { value: 'pdf', label: 'PDF', hint: 'The document, to read and to print' }

/** The kind of file, PDF among them where the report is a document, and whether it comes with its proofs. */
export function FormatFields({
  isDocument = false,
  withPackage = false,
}: {
  isDocument?: boolean
  withPackage?: boolean
}) {
  return (
    <>
      <Field name="format" label="Kind of file" group>
        <RadioGroup name="format" options={isDocument ? [...FORMATS, PDF] : FORMATS} defaultValue="csv" />
      </Field>
      {withPackage ? (
        <Checkbox
          name="package"
          value="1"
          label="Signed package"
          hint="A ZIP of the file, its signature and the audit events behind it. Anyone can check it without Headroom."
        />
      ) : null}
    </>
  )
}
