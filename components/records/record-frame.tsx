'use client'

import type { ReactNode, SubmitEvent } from 'react'
import { DraftedForm } from '@/components/forms/drafted-form'

/** The form of a record: on its own page with a draft, or plain within the dialog that another form opened. */
export function RecordFrame({
  submit,
  revision,
  inDialog = false,
  children,
}: {
  submit: (event: SubmitEvent<HTMLFormElement>) => void
  /** The version of the record whose values the fields show. */
  revision?: number
  inDialog?: boolean
  children: ReactNode
}) {
  if (inDialog) {
    return (
      <form onSubmit={submit} noValidate>
        {children}
      </form>
    )
  }
  return (
    <DraftedForm submit={submit} revision={revision} className="rounded-panel border border-line bg-surface p-5">
      {children}
    </DraftedForm>
  )
}
