'use client'

import { Fragment } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import type { ServerAction } from '@/components/forms/use-server-form'
import { AlikeQuestion } from '@/components/records/alike-question'
import { PlacesQuestion } from '@/components/records/places-question'
import { useRecordForm } from '@/components/records/use-record-form'
import { ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Cell, FormActions, FormSection } from '@/components/ui/form-section'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-input'
import type { CompanyFieldProps } from './company-field'
import { ApplicantSection, LicenseProducts, LicenseSection, type LicenseValues } from './license-sections'
import type { ProductChoice } from './product-picker'

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
      <AlikeQuestion
        refusal={form.refusal}
        error={form.fieldErrors.apartReason}
        label="Why both companies have this number"
      />
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
            <LicenseProducts
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
      <PlacesQuestion errors={form.fieldErrors} />
      <FormActions>
        <SubmitButton tone="primary" pending={form.pending} pendingLabel="Saving">
          {license ? 'Save FSB license' : 'Add FSB license'}
        </SubmitButton>
        <ButtonLink href={license ? `/fsb-licenses/${license.id}` : '/fsb-licenses'}>Cancel</ButtonLink>
      </FormActions>
    </form>
  )
}
