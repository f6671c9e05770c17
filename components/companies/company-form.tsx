'use client'

import { Fragment } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import type { ServerAction } from '@/components/forms/use-server-form'
import { GroupNameField } from '@/components/groups/group-name-field'
import { CancelRecord } from '@/components/records/cancel-record'
import { PlaceConfirmation } from '@/components/records/place-confirmation'
import { PossibleDuplicates } from '@/components/records/possible-duplicates'
import { RecordFrame } from '@/components/records/record-frame'
import { useRecordForm } from '@/components/records/use-record-form'
import { Combobox } from '@/components/ui/forms/combobox'
import type { ComboboxOption } from '@/components/ui/forms/combobox-option'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormActions, FormSection } from '@/components/ui/forms/form-section'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextArea, TextInput } from '@/components/ui/forms/text-input'

export type CompanyValues = {
  name: string
  country: string
  registrationNumber: string
  address: string
  contact: string
  notes: string
}

const NOTHING: CompanyValues = {
  name: '',
  country: '',
  registrationNumber: '',
  address: '',
  contact: '',
  notes: '',
}

const valuesOf = (company: (CompanyValues & { id: string; version: number }) | undefined): CompanyValues => {
  if (!company) return NOTHING
  const { id: _id, version: _version, ...values } = company
  return values
}

/** Adds a company, or edits the one given with its version. */
export function CompanyForm({
  action,
  company,
  countries,
  groups = [],
  start,
  onAdded,
}: {
  action: ServerAction<{ id: string; name: string; changed?: boolean }>
  company?: CompanyValues & { id: string; version: number }
  countries: readonly ComboboxOption[]
  /** Existing groups, for a new company; those of an existing one are recorded on its page. */
  groups?: readonly string[]
  /** The first values of a new company. */
  start?: Partial<CompanyValues>
  /** Takes the new company where the form is opened inside another one. */
  onAdded?: (company: { id: string; name: string }) => void
}) {
  const form = useRecordForm(
    action,
    { values: { ...valuesOf(company), ...start }, version: company?.version ?? 0 },
    ({ id, name }) => ({
      href: `/companies/${id}`,
      title: company ? `${name} was saved` : `${name} was added`,
      stay: onAdded && (() => onAdded({ id, name })),
    }),
  )
  const { values, version, fieldErrors: errors } = form
  return (
    <RecordFrame submit={form.submit} revision={version} inDialog={onAdded !== undefined}>
      <FormProblems refusal={form.refusal} />
      <PossibleDuplicates refusal={form.refusal} error={errors.apartReason} label="Why this is a different company" />
      {company ? (
        <>
          <input type="hidden" name="id" value={company.id} />
          <input type="hidden" name="version" value={version} />
        </>
      ) : null}
      <Fragment key={version}>
        <FormSection legend="Company">
          <Cell span={6}>
            <Field name="name" label="Name" error={errors.name} hint="As registered, with its legal form." required>
              <TextInput defaultValue={values.name} maxLength={250} autoComplete="off" />
            </Field>
          </Cell>
          <Cell span={3}>
            <Field name="country" label="Country" error={errors.country} required>
              <Combobox options={countries} defaultValue={values.country} placeholder="Choose a country" />
            </Field>
          </Cell>
          <Cell span={3}>
            <Field
              name="registrationNumber"
              label="Registration number"
              note="optional"
              error={errors.registrationNumber}
            >
              <TextInput defaultValue={values.registrationNumber} maxLength={120} autoComplete="off" />
            </Field>
          </Cell>
          {company ? null : <GroupFields groups={groups} errors={errors} />}
        </FormSection>
        <FormSection legend="Address and contact">
          <Cell span={6}>
            <Field name="address" label="Address" note="optional" error={errors.address} hint="Saved exactly as typed.">
              <TextArea rows={3} defaultValue={values.address} />
            </Field>
          </Cell>
          <Cell span={6}>
            <Field
              name="contact"
              label="Contact"
              note="optional"
              error={errors.contact}
              hint="The person to ask about its payments."
            >
              <TextInput defaultValue={values.contact} maxLength={250} autoComplete="off" />
            </Field>
          </Cell>
          <Cell span={6}>
            <Field name="notes" label="Notes" note="optional" error={errors.notes}>
              <TextArea rows={3} defaultValue={values.notes} />
            </Field>
          </Cell>
        </FormSection>
      </Fragment>
      <PlaceConfirmation errors={errors} />
      <FormActions>
        <SubmitButton tone="primary" pending={form.pending} pendingLabel="Saving">
          {company ? 'Save company' : 'Add company'}
        </SubmitButton>
        <CancelRecord href={company ? `/companies/${company.id}` : '/companies'} inDialog={onAdded !== undefined} />
      </FormActions>
    </RecordFrame>
  )
}

/** The group of a new company and its first day there. */
function GroupFields({ groups, errors }: { groups: readonly string[]; errors: Readonly<Record<string, string>> }) {
  return (
    <>
      <Cell span={3}>
        <GroupNameField groups={groups} error={errors.group} note="optional" />
      </Cell>
      <Cell span={3}>
        <Field
          name="groupFrom"
          label="In the group since"
          note="optional"
          error={errors.groupFrom}
          hint="Leave empty if it has always been in the group."
        >
          <DateInput />
        </Field>
      </Cell>
    </>
  )
}
