'use client'

import { useRouter } from 'next/navigation'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import type { ButtonProps } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { announceDone, announceNotice } from '@/components/ui/toaster'

/** One press, one action on one record: what was done is announced, a refusal too, and the page is read again. */
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
  /** What did not happen, before the words of the refusal. */
  refused: string
} & Pick<ButtonProps, 'children' | 'tone' | 'size' | 'icon' | 'pendingLabel' | 'aria-label'>) {
  const router = useRouter()
  const asking: ServerAction<unknown> = async (data) => {
    const answer = await action(data)
    if (!answer.ok) announceNotice({ title: refused, says: answer.refusal.says })
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
