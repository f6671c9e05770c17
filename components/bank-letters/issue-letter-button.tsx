'use client'

import { FileText } from 'lucide-react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Icon } from '@/components/ui/display/icon'
import { announceDone, announceNotice } from '@/components/ui/feedback/toaster'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { saveFile } from '@/components/ui/save-file'

/** The letter as the browser receives it: its bytes in base64. */
export type DownloadedLetter = { reference: string; filename: string; base64: string }

/** Issues a letter for the bank and hands its file to the downloads. */
export function IssueLetterButton({
  paymentId,
  action,
}: {
  paymentId: string
  action: ServerAction<DownloadedLetter>
}) {
  const form = useServerForm(
    async (data) => {
      const answer = await action(data)
      // The payment may have changed state, which removes this panel: the message is shown where it stays visible.
      if (!answer.ok && answer.refusal.kind === 'conflict')
        announceNotice({ title: 'No letter was issued', description: answer.refusal.message })
      return answer
    },
    ({ reference, filename, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      saveFile(new Blob([bytes], { type: 'application/pdf' }), filename)
      announceDone({
        title: `Letter for the bank about ${reference}`,
        description: 'Its code is only in the file.',
      })
    },
  )
  return (
    <form onSubmit={form.submit} className="grid gap-2">
      <FormProblems refusal={form.refusal} />
      <input type="hidden" name="paymentId" value={paymentId} />
      <div>
        <SubmitButton icon={<Icon of={FileText} />} pending={form.pending} pendingLabel="Making the letter">
          Letter for the bank
        </SubmitButton>
      </div>
    </form>
  )
}
