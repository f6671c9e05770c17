'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { submitOnControlEnter } from '@/components/keyboard/keys'
import { landAfterNavigation, landWhenFocusIsLost } from '@/components/keyboard/landing'
import { useShortcut } from '@/components/keyboard/shortcuts'
import { Button } from '@/components/ui/button'
import { KeyHint } from '@/components/ui/display/key-hint'
import { Dialog, DialogClose } from '@/components/ui/feedback/dialog'
import { announceDone, announceNotice } from '@/components/ui/feedback/toaster'
import { SubmitButton } from '@/components/ui/forms/submit-button'

/**
 * A transition that needs a reason or figures: a question, its fields, and two buttons. Closes when the ledger has
 * accepted it, and then opens `nextHref`, where there is one: the focus is on the record that is open afterwards.
 */
export function MoveDialog<Value>({
  action,
  trigger,
  title,
  description,
  hidden,
  confirm,
  tone = 'primary',
  keep = 'Keep it',
  announcement,
  fields,
  shortcut,
  nextHref,
}: {
  action: ServerAction<Value>
  trigger: ReactNode
  title: string
  description: ReactNode
  /** Values posted as they are: the payment, the state on screen, the decision. */
  hidden: Record<string, string>
  confirm: string
  tone?: 'primary' | 'danger'
  keep?: string
  announcement: (value: Value) => { title: string; description: string; href?: string }
  fields: (errors: Record<string, string>) => ReactNode
  /** The key that opens the question. It records nothing by itself. */
  shortcut?: { keys: string; label: string }
  nextHref?: string
}) {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const form = useServerForm(announcingConflict(action), (value) => {
    setOpen(false)
    announceDone(announcement(value))
    if (!nextHref) return landWhenFocusIsLost()
    landAfterNavigation()
    router.push(nextHref)
  })
  useShortcut(shortcut ? { ...shortcut, group: 'This record', run: () => setOpen(true) } : null)
  const formId = `move-${title.replace(/\W+/g, '-').toLowerCase()}`
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) form.forget()
        setOpen(next)
      }}
      trigger={trigger}
      title={title}
      description={description}
      footer={
        <>
          <span aria-hidden="true" className="mr-auto self-center text-xs text-text-3 max-desktop:hidden">
            <KeyHint keys="Ctrl Enter" /> confirms
          </span>
          <DialogClose>
            <Button>{keep}</Button>
          </DialogClose>
          <SubmitButton form={formId} tone={tone} pending={form.pending} pendingLabel="Recording">
            {confirm}
          </SubmitButton>
        </>
      }
    >
      <form id={formId} onSubmit={form.submit} onKeyDown={submitOnControlEnter} noValidate className="grid gap-3.5">
        <FormProblems refusal={form.refusal} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {fields(form.fieldErrors)}
      </form>
    </Dialog>
  )
}

/**
 * Someone else was first: the page is reloaded with the answer, which removes a button that no longer applies, together
 * with its dialog. So the message is shown as a notice, which stays.
 */
const announcingConflict =
  <Value,>(action: ServerAction<Value>): ServerAction<Value> =>
  async (data) => {
    const answer = await action(data)
    if (!answer.ok && answer.refusal.kind === 'conflict')
      announceNotice({ title: 'Nothing was recorded', description: answer.refusal.message })
    return answer
  }
