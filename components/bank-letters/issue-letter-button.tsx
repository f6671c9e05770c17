'use client'

import { FileText } from 'lucide-react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Icon } from '@/components/ui/icon'
import { saveFile } from '@/components/ui/save-file'
import { SubmitButton } from '@/components/ui/submit-button'
import { announceDone, announceNotice } from '@/components/ui/toaster'

/** The letter as it reaches the browser: its bytes in base64. */
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
      // The payment may have moved, and this panel goes from the page with it: what was said stands where it stays.
      if (!answer.ok && answer.refusal.kind === 'conflict')
        announceNotice({ title: 'No letter was issued', says: answer.refusal.says })
      return answer
    },
    ({ reference, filename, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      saveFile(new Blob([bytes], { type: 'application/pdf' }), filename)
      announceDone({ title: `Letter for the bank about ${reference}`, says: 'Its code stands in the file alone.' })
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
