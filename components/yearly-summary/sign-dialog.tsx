'use client'

import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { Callout } from '@/components/ui/feedback/callout'
import { Dialog, DialogClose } from '@/components/ui/feedback/dialog'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextArea } from '@/components/ui/forms/text-input'
import { TextLink } from '@/components/ui/navigation/text-link'
import { NOTHING_OPEN } from '@/lib/reporting/yearly-summary/messages'
import type { OpenPoint } from '@/lib/reporting/yearly-summary/signing/open-points'
import type { SignedSummary } from '@/lib/reporting/yearly-summary/signing/sign-summary'

/** The default statement: that the figures were read. The signer may add to it. */
const STATEMENT = 'I have read this summary, with its corrections and apparent violations.'
const DESCRIPTION =
  'The figures on this page are stored permanently with their hash. ' +
  'Later corrections are shown as differences; what was signed cannot be altered.'

type SignDialogProps = {
  year: number
  companyId: string | undefined
  figuresSha256: string
  /** What is open in the year, and the text of it that is sent back. */
  openPoints: readonly OpenPoint[]
  openPointsText: string
  again: boolean
  action: ServerAction<SignedSummary>
}

/** Signs the figures on the page, by their hash, with a statement. What is still open is shown before. */
export function SignDialog({
  year,
  companyId,
  figuresSha256,
  openPoints,
  openPointsText,
  again,
  action,
}: SignDialogProps) {
  const [open, setOpen] = useState(false)
  const form = useServerForm(action, () => {
    setOpen(false)
    announceDone({ title: `${year} is signed` })
  })
  const verb = again ? `Sign ${year} again` : `Sign ${year}`
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        form.forget()
      }}
      trigger={
        <Button tone="primary" icon={<Icon of={PenLine} />}>
          {verb}
        </Button>
      }
      title={verb}
      description={DESCRIPTION}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form="sign-summary" tone="primary" pending={form.pending} pendingLabel="Signing">
            {verb}
          </SubmitButton>
        </>
      }
    >
      <form id="sign-summary" onSubmit={form.submit} noValidate className="grid gap-3.5">
        <FormProblems refusal={form.refusal} />
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="company" value={companyId ?? ''} />
        <input type="hidden" name="figuresSha256" value={figuresSha256} />
        <input type="hidden" name="openPoints" value={openPointsText} />
        <OpenPoints year={year} points={openPoints} />
        <Field name="statement" label="Statement" error={form.fieldErrors.statement} required>
          <TextArea rows={4} defaultValue={STATEMENT} />
        </Field>
      </form>
    </Dialog>
  )
}

/** What is still open, each with the list that has it; the signed document has it too. */
function OpenPoints({ year, points }: { year: number; points: readonly OpenPoint[] }) {
  if (points.length === 0) return <Callout title={`Nothing is open in ${year}.`}>{NOTHING_OPEN}</Callout>
  return (
    <section aria-labelledby="open-points" className="rounded-control bg-review-soft px-3 py-2.5 text-sm">
      <h3 id="open-points" className="font-semibold">
        Still open in {year}
      </h3>
      <ul className="mt-1 grid gap-0.5">
        {points.map(({ key, count, label, href }) => (
          <li key={key} className="flex items-baseline gap-3">
            <span className="mr-auto">{label}</span>
            <TextLink inline href={href} aria-label={`${label}: ${count}`} className="py-0.5 tabular-nums">
              {count.toLocaleString('en-US')}
            </TextLink>
          </li>
        ))}
      </ul>
      <p className="mt-1.5 text-text-2">
        You can sign all the same: the signed document lists these points, and what they change later is a difference.
      </p>
    </section>
  )
}
