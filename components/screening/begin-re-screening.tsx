'use client'

import { useRouter } from 'next/navigation'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { announceDone, announceNotice } from '@/components/ui/toaster'

/** Starts a run by hand. While one is under way the button waits, with its reason beside it. */
export function BeginReScreening({
  action,
  isUnderWay,
}: {
  action: ServerAction<{ id: string }>
  isUnderWay: boolean
}) {
  const router = useRouter()
  const asking: ServerAction<{ id: string }> = async (data) => {
    const answer = await action(data)
    if (!answer.ok) announceNotice({ title: 'No run was begun', says: answer.refusal.says })
    return answer
  }
  const form = useServerForm(asking, () => {
    announceDone({ title: 'Everything stored is screened again', says: 'It goes on in the background.' })
    router.refresh()
  })
  return (
    <form onSubmit={form.submit} className="flex items-center gap-2">
      {isUnderWay ? <span className="text-sm text-text-3">A run is under way.</span> : null}
      <SubmitButton pending={form.pending} pendingLabel="Beginning" disabled={isUnderWay}>
        Screen everything again
      </SubmitButton>
    </form>
  )
}
