'use client'

import { Fragment } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import type { ServerAction } from '@/components/forms/use-server-form'
import { useRecordForm } from '@/components/records/use-record-form'
import { ButtonLink } from '@/components/ui/button'
import { Checkbox, RadioGroup } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Cell, FormActions, FormSection } from '@/components/ui/form-section'
import { SubmitButton } from '@/components/ui/submit-button'
import { DateInput, TextArea, TextInput } from '@/components/ui/text-input'
import { CATEGORIES } from '@/lib/fsb-licenses/fsb-license-choices'
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

const NOTHING: LicenseValues = {
  kind: '',
  number: '',
  status: 'valid',
  applicant: '',
  applicantKind: 'manufacturer',
  categories: [],
  issuedOn: '',
  validUntil: '',
  notes: '',
  productIds: [],
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

type Props = {
  action: ServerAction<{ id: string; number: string; changed?: boolean }>
  license?: LicenseValues & { id: string; version: number }
  company: CompanyFieldProps
  products: readonly ProductChoice[]
}

const valuesOf = (license: (LicenseValues & { id: string; version: number }) | undefined): LicenseValues => {
  if (!license) return NOTHING
  const { id: _id, version: _version, ...values } = license
  return values
}

/** Adds an FSB license with the products it covers, or edits the one given with its version. */
export function LicenseForm({ action, license, company, products }: Props) {
  const form = useRecordForm(
    action,
    { values: valuesOf(license), version: license?.version ?? 0 },
    ({ id, number }) => ({
      href: `/fsb-licenses/${id}`,
      title: license ? `${number} was saved` : `${number} was added`,
    }),
  )
  const { values, version } = form
  return (
    <form onSubmit={form.submit} noValidate className="rounded-panel border border-line bg-surface p-5">
      <FormProblems refusal={form.refusal} />
      {license ? (
        <>
          <input type="hidden" name="id" value={license.id} />
          <input type="hidden" name="version" value={version} />
        </>
      ) : null}
      <Fragment key={version}>
        <LicenseSection values={values} errors={form.fieldErrors} company={company} />
        <ApplicantSection values={values} errors={form.fieldErrors} />
        <FormSection legend="Products it covers">
          <Cell span={6}>
            <Products
              products={products}
              chosen={values.productIds}
              error={form.fieldErrors.productIds}
              company={company}
            />
          </Cell>
          <Cell span={6}>
            <Field name="notes" label="Notes" note="optional" error={form.fieldErrors.notes}>
              <TextArea rows={2} defaultValue={values.notes} />
            </Field>
          </Cell>
        </FormSection>
      </Fragment>
      <FormActions>
        <SubmitButton tone="primary" pending={form.pending} pendingLabel="Saving">
          {license ? 'Save FSB license' : 'Add FSB license'}
        </SubmitButton>
        <ButtonLink href={license ? `/fsb-licenses/${license.id}` : '/fsb-licenses'}>Cancel</ButtonLink>
      </FormActions>
    </form>
  )
}

type SectionProps = { values: LicenseValues; errors: Record<string, string> }

function LicenseSection({ values, errors, company }: SectionProps & { company: CompanyFieldProps }) {
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
          hint="Expired is not a status: the date tells it."
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

function ApplicantSection({ values, errors }: SectionProps) {
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

function Products({
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
    return <p className="text-text-3">Choose the company first: a license covers its products alone.</p>
  if (products.length === 0) {
    return <p className="text-text-3">This company has no active product. The license can be saved without one.</p>
  }
  return (
    <Field group name="productIds" label="Products" note="optional" error={error}>
      <ProductPicker key={company.companyId} products={products} chosen={chosen} />
    </Field>
  )
}
