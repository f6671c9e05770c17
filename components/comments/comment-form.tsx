'use client'

import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { useLeaveGuard } from '@/components/forms/use-leave-guard'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { submitOnControlEnter } from '@/components/keyboard/keys'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { type CommentedRecord, NO_ONE } from '@/lib/records/comments/comment-input'
import type { Colleague } from '@/lib/records/comments/mentions'
import { MentionField } from './mention-field'

export type WriteCommentAction = ServerAction<{ mentionedNames: string[] }>

/** A comment on a record: a note, colleagues asked with @, and who takes the record next. */
export function CommentForm({
  record,
  colleagues,
  assignedTo,
  action,
}: {
  record: CommentedRecord
  colleagues: readonly Colleague[]
  assignedTo: Colleague | null
  action: WriteCommentAction
}) {
  const [body, setBody] = useState('')
  const [assignTo, setAssignTo] = useState('')
  useLeaveGuard(body.trim() !== '')
  const form = useServerForm(action, ({ mentionedNames }) => {
    setBody('')
    setAssignTo('')
    announceDone({
      title: 'Comment saved',
      description: mentionedNames.length > 0 ? `It waits for ${mentionedNames.join(', ')} on the overview.` : undefined,
    })
  })
  return (
    <form onSubmit={form.submit} onKeyDown={submitOnControlEnter} noValidate className="grid gap-3">
      <FormProblems refusal={form.refusal} />
      <input type="hidden" name="kind" value={record.kind} />
      <input type="hidden" name="recordId" value={record.id} />
      <Field
        name="body"
        label="Comment"
        error={form.fieldErrors.body}
        hint="Type @ to ask a colleague. A comment decides nothing and cannot be changed."
      >
        <MentionField value={body} onChange={setBody} colleagues={colleagues} />
      </Field>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-44">
          <Field name="assignTo" label="Assign to" error={form.fieldErrors.assignTo}>
            <Select
              value={assignTo}
              onChange={(event) => setAssignTo(event.target.value)}
              options={[
                { value: '', label: assignedTo ? `${assignedTo.name}, as now` : 'No one, as now' },
                ...colleagues
                  .filter(({ id }) => id !== assignedTo?.id)
                  .map(({ id, name }) => ({ value: id, label: name })),
                ...(assignedTo ? [{ value: NO_ONE, label: 'No one' }] : []),
              ]}
            />
          </Field>
        </div>
        <SubmitButton pending={form.pending} pendingLabel="Saving">
          Save comment
        </SubmitButton>
      </div>
    </form>
  )
}
