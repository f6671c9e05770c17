'use client'

import { useRouter } from 'next/navigation'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { announceDone, announceNotice } from '@/components/ui/feedback/toaster'
import { SubmitButton } from '@/components/ui/forms/submit-button'

/** Starts a run manually. While one is in progress the button is disabled, with the reason beside it. */
export function BeginReScreening({ action, isRunning }: { action: ServerAction<{ id: string }>; isRunning: boolean }) {
  const router = useRouter()
  const asking: ServerAction<{ id: string }> = async (data) => {
    const answer = await action(data)
    if (!answer.ok) announceNotice({ title: 'No run was started', description: answer.refusal.message })
    return answer
  }
  const form = useServerForm(asking, () => {
    announceDone({ title: 'Rescreening started', description: 'It runs in the background.' })
    router.refresh()
  })
  return (
    <form onSubmit={form.submit} className="flex items-center gap-2">
      {isRunning ? <span className="text-sm text-text-3">A run is in progress.</span> : null}
      <SubmitButton pending={form.pending} pendingLabel="Starting" disabled={isRunning}>
        Rescreen everything
      </SubmitButton>
    </form>
  )
}
