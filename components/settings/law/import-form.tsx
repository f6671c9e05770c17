'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Cell, FormActions, FormSection } from '@/components/ui/form-section'
import { SubmitButton } from '@/components/ui/submit-button'
import { FileInput, TextArea } from '@/components/ui/text-input'
import { announceDone } from '@/components/ui/toaster'
import { recordHref } from '@/lib/compliance/law/record-labels'
import type { LawRecord } from '@/lib/compliance/law/schema'
import { decodeText } from '@/lib/screening-desk/screening-lists/file/encodings'

/** A JSON file of records, or its text: proposed as a whole or not at all. */
export function ImportForm({ action }: { action: ServerAction<{ records: LawRecord[] }> }) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [fileProblem, setFileProblem] = useState<string>()
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, ({ records }) => {
    const count = records.length === 1 ? 'One record is proposed' : `${records.length} records are proposed`
    announceDone({ title: count, says: 'Each has an effect once another person approves it.' })
    const [first] = records
    router.push(records.length === 1 && first ? recordHref(first) : '/settings/law')
    router.refresh()
  })
  const choose = async (file: File | undefined) => {
    setFileProblem(undefined)
    if (!file) return
    const bytes = await file.arrayBuffer().catch(() => null)
    if (!bytes) return setFileProblem('The file could not be read')
    const { text: read, doubt } = decodeText(new Uint8Array(bytes))
    setText(read)
    if (doubt) setFileProblem('The text reads as no language. Save the file as UTF-8')
  }
  return (
    <form onSubmit={submit} noValidate className="rounded-panel border border-line bg-surface p-5">
      <FormProblems refusal={refusal} />
      <FormSection legend="Records">
        <Cell span={6}>
          <Field name="file" label="File" note="optional" error={fileProblem} hint="JSON; its text appears below.">
            <FileInput accept=".json,application/json" onFile={choose} />
          </Field>
        </Cell>
        <Cell span={6}>
          <Field
            name="text"
            label="Text of the records"
            error={fieldErrors.text}
            hint="All records are proposed, or none. The schema is the one of the records that ship."
            required
          >
            <TextArea
              rows={14}
              value={text}
              onChange={(event) => setText(event.target.value)}
              spellCheck={false}
              className="font-mono text-sm"
            />
          </Field>
        </Cell>
      </FormSection>
      <FormActions>
        <SubmitButton tone="primary" pending={pending} pendingLabel="Saving">
          Propose records
        </SubmitButton>
        <ButtonLink href="/settings/law">Cancel</ButtonLink>
      </FormActions>
    </form>
  )
}
