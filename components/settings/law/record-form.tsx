'use client'

import { useRouter } from 'next/navigation'
import { FormProblems } from '@/components/forms/form-problems'
import { forgetDraft } from '@/components/forms/use-form-draft'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { RecordFrame } from '@/components/records/record-frame'
import { ButtonLink } from '@/components/ui/button'
import { announceDone } from '@/components/ui/feedback/toaster'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormActions, FormSection } from '@/components/ui/forms/form-section'
import { Select } from '@/components/ui/forms/select'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextArea, TextInput } from '@/components/ui/forms/text-input'
import { fieldLabel } from '@/lib/compliance/law/records/record-differences'
import { type EnteredKind, RECORD_FIELDS, type RecordField } from '@/lib/compliance/law/records/record-fields'
import { KIND_LABELS, recordHref } from '@/lib/compliance/law/records/record-labels'
import type { LawRecord } from '@/lib/compliance/law/schema'

type Props = {
  action: ServerAction<{ record: LawRecord }>
  kind: EnteredKind
  /**
   * The record to supersede, with its next version and its current fields; absent for a new record.
   */
  next?: { id: string; version: number; fields: Readonly<Record<string, string>> } | undefined
}

/** The fields of one record: a new one, or the next version of an existing one. */
export function RecordForm({ action, kind, next }: Props) {
  const router = useRouter()
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, ({ record }) => {
    forgetDraft()
    announceDone({ title: 'Record proposed', description: 'It takes effect once another person approves it.' })
    router.push(recordHref(record))
    router.refresh()
  })
  return (
    <RecordFrame submit={submit}>
      <FormProblems refusal={refusal} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="version" value={next?.version ?? 1} />
      <FormSection legend={KIND_LABELS[kind].one}>
        <Cell span={6}>
          <Field
            name="id"
            label="Id"
            error={fieldErrors.id}
            hint={
              next
                ? `Version ${next.version} of this record.`
                : 'Lower-case letters, digits and hyphens, such as gl-1d.'
            }
            required
          >
            <TextInput defaultValue={next?.id} readOnly={next !== undefined} maxLength={80} autoComplete="off" />
          </Field>
        </Cell>
        {RECORD_FIELDS[kind].map((field) => (
          <Cell key={field.name} span={SHORT.has(field.type) ? 3 : 6}>
            <Field
              name={`fields.${field.name}`}
              label={fieldLabel(field.name)}
              note={field.optional ? 'optional' : undefined}
              error={fieldErrors[`fields.${field.name}`]}
              hint={field.hint}
              required={!field.optional}
            >
              <Control field={field} value={next?.fields[field.name] ?? ''} />
            </Field>
          </Cell>
        ))}
      </FormSection>
      <FormActions>
        <SubmitButton tone="primary" pending={pending} pendingLabel="Saving">
          Propose record
        </SubmitButton>
        <ButtonLink href="/settings/law">Cancel</ButtonLink>
      </FormActions>
    </RecordFrame>
  )
}

const SHORT: ReadonlySet<RecordField['type']> = new Set(['date', 'end_date', 'choice', 'yes_no', 'dollars'])

function Control({ field: { type, choices }, value }: { field: RecordField; value: string }) {
  switch (type) {
    case 'choice':
    case 'yes_no': {
      const options = (choices ?? ['yes', 'no']).map((choice) => ({
        value: choice,
        label: choice.replaceAll('_', ' '),
      }))
      return <Select options={options} defaultValue={value} placeholder="Choose one" />
    }
    case 'date':
    case 'end_date':
      return <DateInput defaultValue={value} />
    case 'line':
    case 'dollars':
    case 'holiday_rule':
      return <TextInput defaultValue={value} maxLength={500} autoComplete="off" />
    case 'text':
    case 'lines':
    case 'dates':
    case 'sources':
    case 'notes':
      return <TextArea rows={3} defaultValue={value} />
  }
}
