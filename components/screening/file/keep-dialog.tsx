'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { ProgressBar } from '@/components/ui/progress-bar'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea, TextInput } from '@/components/ui/text-input'
import { announceDone } from '@/components/ui/toaster'
import type { Outcome } from '@/lib/outcome'
import type { Destination } from '@/lib/screening/types'
import type { ColumnRole } from '@/lib/screening-lists/column-roles'
import { destinationOf } from '@/lib/screening-lists/read-rows'
import type { ScreenedFile } from '@/lib/screening-lists/result-file'
import { ROWS_A_PIECE } from '@/lib/screening-lists/screened-row'

/** The server's part of keeping a list: begin it, add its rows, finish it. */
export type KeepActions = {
  begin: (given: unknown) => Promise<Outcome<{ id: string }>>
  addRows: (given: { id: string; from: number; rows: Destination[]; regions: boolean }) => Promise<Outcome<unknown>>
  finish: (given: { id: string }) => Promise<Outcome<{ id: string; name: string }>>
}

/** Asks for a name and a reason, then sends the rows piece by piece. A list is shown once every row of it is in. */
export function KeepDialog({
  actions,
  file,
  fileName,
  roles,
  regions,
  disabled,
}: {
  actions: KeepActions
  file: ScreenedFile
  fileName: string
  roles: readonly ColumnRole[]
  regions: boolean
  disabled: boolean
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [sent, setSent] = useState(0)
  const [begun, setBegun] = useState<string | null>(null)
  const keepAll = async (data: FormData): Promise<Outcome<{ id: string; name: string }>> => {
    let id = begun
    if (!id) {
      const started = await actions.begin(data)
      if (!started.ok) return started
      id = started.value.id
      setBegun(id)
    }
    for (let from = sent; from < file.rows.length; from += ROWS_A_PIECE) {
      const rows = file.rows.slice(from, from + ROWS_A_PIECE).map((row) => destinationOf(row, roles))
      const added = await actions.addRows({ id, from: from + 1, rows, regions })
      if (!added.ok) return added
      setSent(Math.min(from + ROWS_A_PIECE, file.rows.length))
    }
    return actions.finish({ id })
  }
  const form = useServerForm(keepAll, ({ id, name }) => {
    setOpen(false)
    announceDone({ title: `${name} is kept`, says: 'It is screened again with every new list of places.' })
    router.push(`/screening/lists/${id}`)
  })
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) form.forget()
        setOpen(next)
      }}
      trigger={<Button disabled={disabled}>Keep this list</Button>}
      title="Keep this list?"
      description="Its destinations and what was answered are stored for ever, with your name and reason. They are screened again with every new list of places."
      footer={
        <>
          <DialogClose>
            <Button>Do not keep it</Button>
          </DialogClose>
          <SubmitButton form="keep-list" tone="primary" pending={form.pending} pendingLabel="Keeping">
            {sent > 0 ? 'Go on keeping' : 'Keep the list'}
          </SubmitButton>
        </>
      }
    >
      <form id="keep-list" onSubmit={form.submit} noValidate className="grid gap-3">
        <FormProblems refusal={form.refusal} />
        <input type="hidden" name="rowCount" value={file.rows.length} />
        <Field name="name" label="Name" error={form.fieldErrors.name} required>
          <TextInput defaultValue={fileName.replace(/\.[^.]*$/, '')} maxLength={120} readOnly={begun !== null} />
        </Field>
        <Field name="reason" label="Why it is kept" error={form.fieldErrors.reason} required>
          <TextArea rows={2} maxLength={1000} readOnly={begun !== null} />
        </Field>
        {sent > 0 ? (
          <ProgressBar
            label="Keeping"
            done={sent}
            total={file.rows.length}
            says={`${sent.toLocaleString('en-US')} of ${file.rows.length.toLocaleString('en-US')} rows`}
          />
        ) : null}
      </form>
    </Dialog>
  )
}
