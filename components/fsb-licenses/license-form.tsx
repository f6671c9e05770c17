'use client'

import { Fragment } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import type { ServerAction } from '@/components/forms/use-server-form'
import { CancelRecord } from '@/components/records/cancel-record'
import { PlaceConfirmation } from '@/components/records/place-confirmation'
import { PossibleDuplicates } from '@/components/records/possible-duplicates'
import { RecordFrame } from '@/components/records/record-frame'
import { useRecordForm } from '@/components/records/use-record-form'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormActions, FormSection } from '@/components/ui/forms/form-section'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextArea } from '@/components/ui/forms/text-input'
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
  /** The first values of a new license. */
  start?: Partial<LicenseValues>
  /** Takes the new license where the form is opened inside another one. */
  onAdded?: (license: { id: string; number: string }) => void
}

const valuesOf = (license: (LicenseValues & { id: string; version: number }) | undefined): LicenseValues => {
  if (!license) return NOTHING
  const { id: _id, version: _version, ...values } = license
  return values
}

/** Adds an FSB license with the products it covers, or edits the one given with its version. */
export function LicenseForm({ action, license, company, products, start, onAdded }: Props) {
  const form = useRecordForm(
    action,
    { values: { ...valuesOf(license), ...start }, version: license?.version ?? 0 },
    ({ id, number }) => ({
      href: `/fsb-licenses/${id}`,
      title: license ? `${number} was saved` : `${number} was added`,
      stay: onAdded && (() => onAdded({ id, number })),
    }),
  )
  const { values, version } = form
  return (
    <RecordFrame submit={form.submit} revision={version} inDialog={onAdded !== undefined}>
      <FormProblems refusal={form.refusal} />
      <PossibleDuplicates
        refusal={form.refusal}
        error={form.fieldErrors.apartReason}
        label="Why both companies have this number"
      />
      {onAdded ? <input type="hidden" name="companyId" value={company.companyId} /> : null}
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
      <PlaceConfirmation errors={form.fieldErrors} />
      <FormActions>
        <SubmitButton tone="primary" pending={form.pending} pendingLabel="Saving">
          {license ? 'Save FSB license' : 'Add FSB license'}
        </SubmitButton>
        <CancelRecord
          href={license ? `/fsb-licenses/${license.id}` : '/fsb-licenses'}
          inDialog={onAdded !== undefined}
        />
      </FormActions>
    </RecordFrame>
  )
}
