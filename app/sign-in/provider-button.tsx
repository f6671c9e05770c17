'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { RecordedNote } from './recorded-note'
import { useSignIn } from './use-sign-in'

type Props = {
  /** What the provider is called here. */
  name: string
  next: string
  /** The refusal of the last sign-in, where no form for passwords shows it. */
  problem?: string | undefined
  tone: 'primary' | 'secondary'
  /** The only way to sign in: the page has no form for passwords, which would explain the rest. */
  isAlone: boolean
}

/** Leads to the identity provider, and from there back to `next`. */
export function ProviderButton({ name, next, problem, tone, isAlone }: Props) {
  const { beginAtProvider, pending, refusal } = useSignIn(next, problem)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!pending) void beginAtProvider()
      }}
      className="grid gap-3"
    >
      <FormProblems refusal={refusal} />
      <SubmitButton tone={tone} size="tall" wide pending={pending} pendingLabel="Opening your identity provider">
        {`Continue with ${name}`}
      </SubmitButton>
      {isAlone ? <RecordedNote /> : null}
    </form>
  )
}
