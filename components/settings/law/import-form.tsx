'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { ButtonLink } from '@/components/ui/button'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormActions, FormSection } from '@/components/ui/forms/form-section'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { FileInput, TextArea } from '@/components/ui/forms/text-input'
import { recordHref } from '@/lib/compliance/law/records/record-labels'
import type { LawRecord } from '@/lib/compliance/law/schema'
import { decodeText } from '@/lib/screening-desk/screening-lists/file/encodings'

/** A JSON file of records, or its text: every record is proposed, or none. */
export function ImportForm({ action }: { action: ServerAction<{ records: LawRecord[] }> }) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [fileProblem, setFileProblem] = useState<string>()
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, ({ records }) => {
    const title = records.length === 1 ? 'One record proposed' : `${records.length} records proposed`
    announceDone({ title, description: 'Each takes effect once another person approves it.' })
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
    if (doubt) setFileProblem('The encoding of the file is unclear. Save it as UTF-8')
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
            hint="Every record is proposed, or none. The schema is that of the built-in records."
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
