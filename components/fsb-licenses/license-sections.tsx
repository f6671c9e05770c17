'use client'

import { Checkbox, RadioGroup } from '@/components/ui/forms/choice'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormSection } from '@/components/ui/forms/form-section'
import { TextInput } from '@/components/ui/forms/text-input'
import { CATEGORIES } from '@/lib/records/fsb-licenses/fsb-license-choices'
import { CompanyField, type CompanyFieldProps } from './company-field'
import { KindAndNumber } from './license-number-field'
import { type ProductChoice, ProductPicker } from './product-picker'

export type LicenseValues = {
  kind: string
  number: string
  status: string
  applicant: string
  applicantKind: string
  categories: readonly string[]
  issuedOn: string
  validUntil: string
  notes: string
  productIds: readonly string[]
}

const STATUSES = [
  { value: 'applied', label: 'Applied for' },
  { value: 'valid', label: 'Valid' },
  { value: 'cancelled', label: 'Cancelled' },
]
const APPLICANTS = [
  { value: 'manufacturer', label: 'The manufacturer' },
  { value: 'representative', label: 'A representative with power of attorney' },
]

type SectionProps = { values: LicenseValues; errors: Record<string, string> }

/** The company, kind, number, status and validity of a license. */
export function LicenseSection({ values, errors, company }: SectionProps & { company: CompanyFieldProps }) {
  return (
    <FormSection legend="FSB license">
      <Cell span={6}>
        <CompanyField {...company} error={errors.companyId} />
      </Cell>
      <KindAndNumber kind={values.kind} number={values.number} errors={errors} />
      <Cell span={6}>
        <Field
          group
          name="status"
          label="Status"
          error={errors.status}
          hint="Expired is not a status: it follows from the date."
        >
          <RadioGroup name="status" options={STATUSES} defaultValue={values.status} inline />
        </Field>
      </Cell>
      <Cell span={3} half>
        <Field name="issuedOn" label="Issued on" note="optional" error={errors.issuedOn} hint="Such as 27 Nov 2026.">
          <DateInput defaultValue={values.issuedOn} />
        </Field>
      </Cell>
      <Cell span={3} half>
        <Field name="validUntil" label="Valid until" note="optional" error={errors.validUntil} hint="Its last day.">
          <DateInput defaultValue={values.validUntil} />
        </Field>
      </Cell>
    </FormSection>
  )
}

/** The applicant, and the categories of the goods. */
export function ApplicantSection({ values, errors }: SectionProps) {
  return (
    <FormSection legend="Applicant and categories">
      <Cell span={6}>
        <Field name="applicant" label="Applicant" error={errors.applicant} required>
          <TextInput defaultValue={values.applicant} maxLength={250} autoComplete="off" />
        </Field>
      </Cell>
      <Cell span={6}>
        <Field group name="applicantKind" label="The applicant is" error={errors.applicantKind}>
          <RadioGroup name="applicantKind" options={APPLICANTS} defaultValue={values.applicantKind} inline />
        </Field>
      </Cell>
      <Cell span={6}>
        <Field
          group
          name="categories"
          label="Categories of encryption goods"
          note="optional"
          error={errors.categories}
          hint="1 to 12, annex 4 to the notification rules."
        >
          <div className="flex flex-wrap gap-x-4">
            {CATEGORIES.map((category) => (
              <Checkbox
                key={category}
                id={category === 1 ? 'categories' : `category-${category}`}
                name="categories"
                value={category}
                label={category}
                defaultChecked={values.categories.includes(String(category))}
              />
            ))}
          </div>
        </Field>
      </Cell>
    </FormSection>
  )
}

/** The company's products to choose from, or the reason why there are none. */
export function LicenseProducts({
  products,
  chosen,
  error,
  company,
}: {
  products: readonly ProductChoice[]
  chosen: readonly string[]
  error: string | undefined
  company: CompanyFieldProps
}) {
  if (!company.companyId)
    return <p className="text-text-3">Choose the company first: a license covers only its products.</p>
  if (products.length === 0) {
    return <p className="text-text-3">This company has no active products. The license can be saved without one.</p>
  }
  return (
    <Field group name="productIds" label="Products" note="optional" error={error}>
      <ProductPicker key={company.companyId} products={products} chosen={chosen} />
    </Field>
  )
}
