'use client'

import { Fragment } from 'react'
import { CompanyCombobox } from '@/components/companies/company-combobox'
import { FormProblems } from '@/components/forms/form-problems'
import type { ServerAction } from '@/components/forms/use-server-form'
import { CancelRecord } from '@/components/records/cancel-record'
import { PlaceConfirmation } from '@/components/records/place-confirmation'
import { RecordFrame } from '@/components/records/record-frame'
import { useRecordForm } from '@/components/records/use-record-form'
import { RadioGroup } from '@/components/ui/forms/choice'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormActions, FormSection } from '@/components/ui/forms/form-section'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextArea, TextInput } from '@/components/ui/forms/text-input'
import { PRODUCT_WORDS, sentence } from '@/lib/compliance/rules/words'
import type { CompaniesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { PRODUCT_KINDS } from '@/lib/records/products/product-choices'
import type { BasisChoices } from './basis-choices'
import { ClassificationFields } from './classification-fields'

export type ProductValues = {
  name: string
  model: string
  manufacturer: string
  kind: string
  hsCode: string
  notes: string
}

const NOTHING: ProductValues = { name: '', model: '', manufacturer: '', kind: '', hsCode: '', notes: '' }
const KINDS = PRODUCT_KINDS.map((kind) => ({ value: kind, label: sentence(PRODUCT_WORDS[kind]) }))

const valuesOf = (product: (ProductValues & { id: string; version: number }) | undefined): ProductValues => {
  if (!product) return NOTHING
  const { id: _id, version: _version, ...values } = product
  return values
}

/** Adds a product with its first classification, or edits the one given with its version. */
export function ProductForm({
  action,
  product,
  companies,
  companyId,
  companyName,
  choices,
  start,
  onAdded,
}: {
  action: ServerAction<{ id: string; name: string; changed?: boolean }>
  product?: ProductValues & { id: string; version: number }
  /** Active companies to choose from; absent where the company is given. */
  companies?: CompaniesToChoose
  /** The company that is selected initially. */
  companyId?: string
  /** The name of the company where it is given. */
  companyName?: string
  /** Bases of a first classification; absent for an existing product. */
  choices?: BasisChoices
  /** The first values of a new product. */
  start?: Partial<ProductValues>
  /** Takes the new product where the form is opened inside another one. */
  onAdded?: (product: { id: string; name: string }) => void
}) {
  const form = useRecordForm(
    action,
    { values: { ...valuesOf(product), ...start }, version: product?.version ?? 0 },
    ({ id, name }) => ({
      href: `/products/${id}`,
      title: product ? `${name} was saved` : `${name} was added`,
      stay: onAdded && (() => onAdded({ id, name })),
    }),
  )
  const { values, version, fieldErrors: errors } = form
  return (
    <RecordFrame submit={form.submit} revision={version} inDialog={onAdded !== undefined}>
      <FormProblems refusal={form.refusal} />
      {product ? (
        <>
          <input type="hidden" name="id" value={product.id} />
          <input type="hidden" name="version" value={version} />
        </>
      ) : null}
      <Fragment key={version}>
        <FormSection legend="Product">
          <Cell span={6}>
            {companies ? (
              <Field name="companyId" label="Company" error={errors.companyId} required>
                <CompanyCombobox companies={companies} defaultValue={companyId} placeholder="Choose a company" />
              </Field>
            ) : (
              <>
                <Field
                  name="company"
                  label="Company"
                  hint={product ? 'The company of a product cannot be changed.' : null}
                >
                  <TextInput readOnly value={companyName} name="" />
                </Field>
                {product ? null : <input type="hidden" name="companyId" value={companyId} />}
              </>
            )}
          </Cell>
          <Cell span={4}>
            <Field name="name" label="Name" error={errors.name} required>
              <TextInput defaultValue={values.name} maxLength={250} autoComplete="off" />
            </Field>
          </Cell>
          <Cell span={2}>
            <Field name="model" label="Model" note="optional" error={errors.model}>
              <TextInput defaultValue={values.model} maxLength={120} autoComplete="off" />
            </Field>
          </Cell>
          <Cell span={4}>
            <Field name="manufacturer" label="Manufacturer" error={errors.manufacturer} required>
              <TextInput defaultValue={values.manufacturer} maxLength={250} autoComplete="off" />
            </Field>
          </Cell>
          <Cell span={2}>
            <Field
              name="hsCode"
              term="hs-code"
              label="HS / TN VED code"
              note="optional"
              error={errors.hsCode}
              hint="4 to 10 digits."
            >
              <TextInput defaultValue={values.hsCode} maxLength={30} inputMode="numeric" autoComplete="off" />
            </Field>
          </Cell>
          <Cell span={6}>
            <Field group name="kind" label="Kind" error={errors.kind} required>
              <RadioGroup name="kind" options={KINDS} defaultValue={values.kind} inline />
            </Field>
          </Cell>
          <Cell span={6}>
            <Field name="notes" label="Notes" note="optional" error={errors.notes}>
              <TextArea rows={2} defaultValue={values.notes} />
            </Field>
          </Cell>
        </FormSection>
        {product || !choices ? null : (
          <FormSection legend="Commerce classification, if known">
            <ClassificationFields errors={errors} choices={choices} prefix="classification." />
          </FormSection>
        )}
      </Fragment>
      <PlaceConfirmation errors={errors} />
      <FormActions>
        <SubmitButton tone="primary" pending={form.pending} pendingLabel="Saving">
          {product ? 'Save product' : 'Add product'}
        </SubmitButton>
        <CancelRecord href={product ? `/products/${product.id}` : '/products'} inDialog={onAdded !== undefined} />
      </FormActions>
    </RecordFrame>
  )
}
