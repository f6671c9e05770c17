'use client'

import { useRouter } from 'next/navigation'
import { FormProblems } from '@/components/forms/form-problems'
import { forgetDraft } from '@/components/forms/use-form-draft'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { RecordFrame } from '@/components/records/record-frame'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextArea } from '@/components/ui/forms/text-input'

/** Requests that one company be merged into another. A second person decides. */
export function MergeForm({
  action,
  company,
  into,
}: {
  action: ServerAction<{ id: string }>
  company: { id: string; name: string }
  into: { id: string; name: string }
}) {
  const router = useRouter()
  const form = useServerForm(action, () => {
    forgetDraft()
    announceDone({ title: 'Merge requested', description: 'A second person, a manager, confirms or declines it.' })
    router.push(`/companies/${company.id}`)
  })
  return (
    <RecordFrame submit={form.submit}>
      <FormProblems refusal={form.refusal} />
      <input type="hidden" name="companyId" value={company.id} />
      <input type="hidden" name="intoId" value={into.id} />
      <Field
        name="reason"
        label="Why they are one payer"
        error={form.fieldErrors.reason}
        hint="Saved permanently in the history of both companies."
        required
      >
        <TextArea rows={3} maxLength={1000} />
      </Field>
      <div className="mt-4">
        <SubmitButton tone="primary" pending={form.pending} pendingLabel="Sending">
          Request merge
        </SubmitButton>
      </div>
    </RecordFrame>
  )
}
