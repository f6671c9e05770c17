'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/feedback/dialog'
import { ProgressBar } from '@/components/ui/feedback/progress-bar'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextArea, TextInput } from '@/components/ui/forms/text-input'
import type { Result } from '@/lib/kernel/result'
import type { ScreenedFile } from '@/lib/screening-desk/screening-lists/result-file'
import {
  type DestinationToSave,
  destinationBatch,
  destinationCount,
} from '@/lib/screening-desk/screening-lists/saved-list-batch'
import type { ListSource } from '@/lib/screening-desk/screening-lists/saved-list-source'

/** The server actions that save a list: begin it, add its rows, finish it. */
export type SaveActions = {
  begin: (given: unknown) => Promise<Result<{ id: string }>>
  addRows: (given: {
    id: string
    from: number
    rows: DestinationToSave[]
    regions: boolean
  }) => Promise<Result<unknown>>
  finish: (given: { id: string }) => Promise<Result<{ id: string; name: string }>>
}

/** Asks for a name and a reason, then sends the rows in batches. A list is shown once all of its rows are stored. */
export function SaveDialog({
  actions,
  file,
  fileName,
  source,
  regions,
  disabled,
}: {
  actions: SaveActions
  file: ScreenedFile
  fileName: string
  source: Omit<ListSource, 'fileName' | 'columns'>
  regions: boolean
  disabled: boolean
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  /** Rows of the file whose destinations are stored, and how many destinations those are. */
  const [sent, setSent] = useState({ rows: 0, destinations: 0 })
  const count = useMemo(() => (open ? destinationCount(file) : 0), [open, file])
  const [begun, setBegun] = useState<string | null>(null)
  const saveAll = async (data: FormData): Promise<Result<{ id: string; name: string }>> => {
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
      const piece = destinationBatch(file, at.rows)
      const added = await actions.addRows({ id, from: at.destinations + 1, rows: piece.destinations, regions })
      if (!added.ok) return added
      at = { rows: at.rows + piece.rowCount, destinations: at.destinations + piece.destinations.length }
      setSent(at)
    }
    return actions.finish({ id })
  }
  const form = useServerForm(saveAll, ({ id, name }) => {
    setOpen(false)
    announceDone({ title: `${name} is saved`, description: 'It is rescreened with every new list of places.' })
    router.push(`/screening/lists/${id}`)
  })
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) form.forget()
        setOpen(next)
      }}
      trigger={<Button disabled={disabled}>Save this list</Button>}
      title="Save this list?"
      description={
        <>
          Its destinations and their results are stored permanently, with your name and reason. They are rescreened with
          every new list of places. Of the light pass only hits are stored.
        </>
      }
      footer={
        <>
          <DialogClose>
            <Button>Do not save</Button>
          </DialogClose>
          <SubmitButton form="save-list" tone="primary" pending={form.pending} pendingLabel="Saving">
            {sent.rows > 0 ? 'Resume saving' : 'Save the list'}
          </SubmitButton>
        </>
      }
    >
      <form id="save-list" onSubmit={form.submit} noValidate className="grid gap-3">
        <FormProblems refusal={form.refusal} />
        <Field name="name" label="Name" error={form.fieldErrors.name} required>
          <TextInput defaultValue={fileName.replace(/\.[^.]*$/, '')} maxLength={120} readOnly={begun !== null} />
        </Field>
        <Field name="reason" label="Reason for saving" error={form.fieldErrors.reason} required>
          <TextArea rows={2} maxLength={1000} readOnly={begun !== null} />
        </Field>
        {sent.rows > 0 ? (
          <ProgressBar
            label="Saving"
            done={sent.rows}
            total={file.rows.length}
            valueText={`${sent.rows.toLocaleString('en-US')} of ${file.rows.length.toLocaleString('en-US')} rows`}
          />
        ) : null}
      </form>
    </Dialog>
  )
}
