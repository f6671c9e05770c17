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
import { type Option, Select } from '@/components/ui/forms/select'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextArea, TextInput } from '@/components/ui/forms/text-input'
import { recordHref } from '@/lib/compliance/law/records/record-labels'
import type { Confirmation } from '@/lib/compliance/law/schema'

/** Counsel's confirmation of one text: its version, the counsel, the memo and its date. */
export function ConfirmationForm({
  action,
  questions,
  chosen,
}: {
  action: ServerAction<{ record: Confirmation }>
  questions: readonly Option[]
  chosen: string
}) {
  const router = useRouter()
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, ({ record }) => {
    forgetDraft()
    announceDone({
      title: 'Confirmation proposed',
      description: 'It takes effect once another person approves it.',
    })
    router.push(recordHref(record))
    router.refresh()
  })
  return (
    <RecordFrame submit={submit}>
      <FormProblems refusal={refusal} />
      <FormSection legend="What counsel confirmed">
        <Cell span={6}>
          <Field
            name="question"
            label="Text"
            error={fieldErrors.question}
            hint="A confirmation applies to exactly this version of the text."
            required
          >
            <Select options={questions} defaultValue={chosen} placeholder="Choose a text" />
          </Field>
        </Cell>
        <Cell span={3}>
          <Field name="counsel" label="Counsel" error={fieldErrors.counsel} hint="The person or the firm." required>
            <TextInput maxLength={200} autoComplete="off" />
          </Field>
        </Cell>
        <Cell span={3}>
          <Field
            name="confirmedOn"
            label="Date of the memo"
            error={fieldErrors.confirmedOn}
            hint="Such as 27 Nov 2026."
            required
          >
            <DateInput />
          </Field>
        </Cell>
        <Cell span={6}>
          <Field
            name="memo"
            label="Memo"
            error={fieldErrors.memo}
            hint="Its reference and where it is stored. Findings based on this text cite the confirmation."
            required
          >
            <TextArea rows={3} maxLength={2000} />
          </Field>
        </Cell>
      </FormSection>
      <FormActions>
        <SubmitButton tone="primary" pending={pending} pendingLabel="Saving">
          Enter confirmation
        </SubmitButton>
        <ButtonLink href="/settings/law">Cancel</ButtonLink>
      </FormActions>
    </RecordFrame>
  )
}
