'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { announceDone } from '@/components/ui/feedback/toaster'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { useRefresh } from '../use-refresh'

type Props = {
  /** What is decided on. */
  id: string
  decision?: 'confirm' | 'decline'
  action: ServerAction<{ name: string }>
  label: string
  pendingLabel: string
  done: string
  disabledReason?: string | undefined
}

/** A button that confirms or declines what waits for a second person, or the reason why this reader cannot. */
export function Decision({ id, decision, action, label, pendingLabel, done, disabledReason }: Props) {
  const refresh = useRefresh()
  const { submit, pending, refusal } = useServerForm(action, () => {
    announceDone({ title: done })
    refresh()
  })
  if (disabledReason) return <Button disabledReason={disabledReason}>{label}</Button>
  return (
    <form onSubmit={submit}>
      <FormProblems refusal={refusal} />
      <input type="hidden" name="id" value={id} />
      {decision ? <input type="hidden" name="decision" value={decision} /> : null}
      <SubmitButton pending={pending} pendingLabel={pendingLabel}>
        {label}
      </SubmitButton>
    </form>
  )
}

type Second = { personId: string; requesterId: string; ownId: string; mayConfirm: boolean }

/** Why the reader of the page cannot be the second person; undefined when they can. */
export function whyNotSecond({ personId, requesterId, ownId, mayConfirm }: Second): string | undefined {
  if (!mayConfirm) return 'A manager or an administrator must do this.'
  if (ownId === requesterId) return 'You requested this. Another manager or administrator must decide.'
  if (ownId === personId) return 'This is your own account. Another manager or administrator must decide.'
  return undefined
}
