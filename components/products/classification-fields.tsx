'use client'

import { Checkbox } from '@/components/ui/forms/choice'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Cell } from '@/components/ui/forms/form-section'
import { Select } from '@/components/ui/forms/select'
import { TextArea, TextInput } from '@/components/ui/forms/text-input'
import { LICENSE_EXCEPTIONS } from '@/lib/records/products/product-choices'
import type { BasisChoices } from './basis-choices'

const EXCEPTIONS = [
  { value: '', label: 'None' },
  ...LICENSE_EXCEPTIONS.map((exception) => ({ value: exception, label: exception })),
]

const BASIS_HINT =
  'Since 24 Feb 2022 an ECCN alone is not an authorization (15 CFR 746.8). Without a basis, payments go to review.'

/** The fields of a classification. `prefix` is the path of the classification in its form. */
export function ClassificationFields({
  errors,
  choices,
  prefix = '',
  required = false,
}: {
  errors: Record<string, string>
  choices: BasisChoices
  prefix?: string
  required?: boolean
}) {
  const wired = (name: string) => ({ name: `${prefix}${name}`, error: errors[`${prefix}${name}`] })
  return (
    <>
      <Cell span={3}>
        <Field
          {...wired('eccn')}
          term="eccn"
          label="ECCN"
          hint="Such as 5A992.c, 5D992.c, 5A002 or EAR99."
          required={required}
        >
          <TextInput maxLength={40} autoComplete="off" spellCheck={false} />
        </Field>
      </Cell>
      <Cell span={3}>
        <Field {...wired('validFrom')} label="In effect from" hint="Such as 27 Nov 2026." required={required}>
          <DateInput />
        </Field>
      </Cell>
      <Cell span={3}>
        <Field {...wired('licenseException')} term="license-exception" label="License exception" note="optional">
          <Select options={EXCEPTIONS} defaultValue="" />
        </Field>
      </Cell>
      <Cell span={3}>
        <Field {...wired('commerceLicenseNumber')} label="Commerce license number" note="optional">
          <TextInput maxLength={120} autoComplete="off" />
        </Field>
      </Cell>
      <Cell span={6}>
        <Field {...wired('basis')} label="Basis for Russia" note="optional" hint={BASIS_HINT}>
          <Select options={choices.bases} defaultValue="" />
        </Field>
      </Cell>
      <Cell span={3}>
        <Field {...wired('endUserClass')} label="Class of civil end user" note="optional">
          <Select options={choices.endUserClasses} defaultValue="" />
        </Field>
      </Cell>
      <Cell span={3}>
        <Field
          {...wired('basisNote')}
          label="Reason or name of the exception"
          note="optional"
          hint="Why the product is not subject to the EAR, or which other exception it is."
        >
          <TextInput maxLength={300} autoComplete="off" />
        </Field>
      </Cell>
      <Cell span={6}>
        <Checkbox
          name={`${prefix}massMarket`}
          label="Mass market"
          hint="According to the evidence below: 5A992.c and 5D992.c are mass market."
        />
      </Cell>
      <Cell span={6}>
        <Field
          {...wired('evidence')}
          term="ccats"
          label="Evidence"
          note="optional"
          hint="A self-classification report, a CCATS or the manufacturer's letter. Without one, payments go to review."
        >
          <TextArea rows={3} />
        </Field>
      </Cell>
    </>
  )
}
