'use client'

import { useRouter } from 'next/navigation'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import type { ButtonProps } from '@/components/ui/button'
import { announceDone, announceNotice } from '@/components/ui/feedback/toaster'
import { SubmitButton } from '@/components/ui/forms/submit-button'

/** One press, one action on one record: the result or the refusal is announced, and the page is read again. */
export function ActionButton({
  action,
  fields,
  announcement,
  refused,
  ...button
}: {
  action: ServerAction<unknown>
  fields: Record<string, string>
  announcement: string
  /** What did not happen, before the message of the refusal. */
  refused: string
} & Pick<ButtonProps, 'children' | 'tone' | 'size' | 'icon' | 'pendingLabel' | 'aria-label'>) {
  const router = useRouter()
  const asking: ServerAction<unknown> = async (data) => {
    const answer = await action(data)
    if (!answer.ok) announceNotice({ title: refused, description: answer.refusal.message })
    router.refresh()
    return answer
  }
  const form = useServerForm(asking, () => {
    announceDone({ title: announcement })
  })
  return (
    <form onSubmit={form.submit}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton {...button} pending={form.pending} />
    </form>
  )
}
