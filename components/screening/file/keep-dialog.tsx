'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { ProgressBar } from '@/components/ui/progress-bar'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea, TextInput } from '@/components/ui/text-input'
import { announceDone } from '@/components/ui/toaster'
import type { Outcome } from '@/lib/kernel/outcome'
import { type KeptDestination, keptCount, keptPiece } from '@/lib/screening-desk/screening-lists/kept-piece'
import type { ListSource } from '@/lib/screening-desk/screening-lists/kept-source'
import type { ScreenedFile } from '@/lib/screening-desk/screening-lists/result-file'

/** The server's part of keeping a list: begin it, add its rows, finish it. */
export type KeepActions = {
  begin: (given: unknown) => Promise<Outcome<{ id: string }>>
  addRows: (given: { id: string; from: number; rows: KeptDestination[]; regions: boolean }) => Promise<Outcome<unknown>>
  finish: (given: { id: string }) => Promise<Outcome<{ id: string; name: string }>>
}

/** Asks for a name and a reason, then sends the rows piece by piece. A list is shown once every row of it is in. */
export function KeepDialog({
  actions,
  file,
  fileName,
  source,
  regions,
  disabled,
}: {
  actions: KeepActions
  file: ScreenedFile
  fileName: string
  source: Omit<ListSource, 'fileName' | 'columns'>
  regions: boolean
  disabled: boolean
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  /** Rows of the file whose destinations are in, and how many destinations those are. */
  const [sent, setSent] = useState({ rows: 0, destinations: 0 })
  const count = useMemo(() => (open ? keptCount(file) : 0), [open, file])
  const [begun, setBegun] = useState<string | null>(null)
  const keepAll = async (data: FormData): Promise<Outcome<{ id: string; name: string }>> => {
    let id = begun
    if (!id) {
      const columns = file.columns.map(({ name, role }) => ({ name: name.slice(0, 1_000), role }))
      const typed = { name: data.get('name'), reason: data.get('reason') }
      const started = await actions.begin({ ...typed, rowCount: count, source: { ...source, fileName, columns } })
      if (!started.ok) return started
      id = started.value.id
      setBegun(id)
    }
    for (let at = sent; at.rows < file.rows.length; ) {
      const piece = keptPiece(file, at.rows)
      const added = await actions.addRows({ id, from: at.destinations + 1, rows: piece.destinations, regions })
      if (!added.ok) return added
      at = { rows: at.rows + piece.rowCount, destinations: at.destinations + piece.destinations.length }
      setSent(at)
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
      description="Its destinations and what was answered are stored for ever, with your name and reason. They are screened again with every new list of places. Of the light pass only what was found is stored."
      footer={
        <>
          <DialogClose>
            <Button>Do not keep it</Button>
          </DialogClose>
          <SubmitButton form="keep-list" tone="primary" pending={form.pending} pendingLabel="Keeping">
            {sent.rows > 0 ? 'Go on keeping' : 'Keep the list'}
          </SubmitButton>
        </>
      }
    >
      <form id="keep-list" onSubmit={form.submit} noValidate className="grid gap-3">
        <FormProblems refusal={form.refusal} />
        <Field name="name" label="Name" error={form.fieldErrors.name} required>
          <TextInput defaultValue={fileName.replace(/\.[^.]*$/, '')} maxLength={120} readOnly={begun !== null} />
        </Field>
        <Field name="reason" label="Why it is kept" error={form.fieldErrors.reason} required>
          <TextArea rows={2} maxLength={1000} readOnly={begun !== null} />
        </Field>
        {sent.rows > 0 ? (
          <ProgressBar
            label="Keeping"
            done={sent.rows}
            total={file.rows.length}
            says={`${sent.rows.toLocaleString('en-US')} of ${file.rows.length.toLocaleString('en-US')} rows`}
          />
        ) : null}
      </form>
    </Dialog>
  )
}
