'use client'

import { useActionState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { useServerForm } from '@/components/forms/use-server-form'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'
import type { CheckedLetter } from '@/lib/ledger/bank-letters/check-letter-code'
import type { FormAnswer } from '@/lib/web/action'
import { LetterAnswer } from './letter-answer'

type CheckAction = (before: FormAnswer<CheckedLetter> | null, data: FormData) => Promise<FormAnswer<CheckedLetter>>

/**
 * One field and the answer beneath it. Without JavaScript the browser posts the form and the page comes back with the
 * answer; with it nothing typed is lost when no answer comes.
 */
export function CheckLetterForm({ action }: { action: CheckAction }) {
  const [posted, post] = useActionState(action, null)
  const form = useServerForm(async (data) => (await action(null, data)).outcome)
  const outcome = form.refusal ? undefined : posted?.outcome
  const refusal = form.refusal ?? (form.value || outcome?.ok === true ? undefined : refusalIn(posted))
  const fieldErrors = refusal?.kind === 'invalid' ? refusal.fieldErrors : {}
  const checked = form.value ?? (outcome?.ok ? outcome.value : undefined)
  return (
    <>
      <form
        action={post}
        onSubmit={form.submit}
        noValidate
        className="grid gap-3 rounded-panel border border-line bg-surface p-5 max-tablet:p-4 print:hidden"
      >
        <FormProblems refusal={refusal} />
        <Field
          name="code"
          label="Code of the letter"
          error={fieldErrors.code}
          hint="20 letters and digits in four groups. Hyphens, blanks and small letters make no difference."
          required
        >
          <TextInput
            defaultValue={posted?.typed.code}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={200}
            className="max-w-100 font-mono"
          />
        </Field>
        <div>
          <SubmitButton tone="primary" pending={form.pending} pendingLabel="Checking">
            Check the code
          </SubmitButton>
        </div>
        <p className="text-xs text-text-3">
          Codes that no letter has are counted, and after several of them nothing is answered for fifteen minutes. A
          check is part of the payer’s audit trail, without your name or address.
        </p>
      </form>
      {checked ? <LetterAnswer key={checked.checkedAt.toISOString()} checked={checked} /> : null}
    </>
  )
}

const refusalIn = (posted: FormAnswer<CheckedLetter> | null) =>
  posted && !posted.outcome.ok ? posted.outcome.refusal : undefined
