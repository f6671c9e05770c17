'use client'

import { useRouter } from 'next/navigation'
import { Fragment, type ReactNode, type SubmitEvent, useMemo, useRef, useState } from 'react'
import { type DraftValues, FieldDraft } from '@/components/ui/forms/field-draft'
import { DraftOffer } from './draft-offer'
import { useFormDraft } from './use-form-draft'
import { useLeaveGuard } from './use-leave-guard'

const NO_VALUES: DraftValues = {}

/**
 * A form on its own page whose unsaved changes survive a reload and a lost session, and which asks before the tab is
 * closed on them. What saves it calls `forgetDraft`. `revision` changes when the fields get other initial values, as
 * after a conflict: a draft that was resumed before does not replace those.
 */
export function DraftedForm({
  submit,
  revision,
  className,
  children,
}: {
  submit: (event: SubmitEvent<HTMLFormElement>) => void
  revision?: number
  className?: string
  children: ReactNode
}) {
  const form = useRef<HTMLFormElement>(null)
  const router = useRouter()
  const { offered, isUnsaved, changed, save, discard, accept } = useFormDraft(form)
  const [resumed, setResumed] = useState({ values: NO_VALUES, count: 0, revision })
  useLeaveGuard(isUnsaved)
  const values = resumed.revision === revision ? resumed.values : NO_VALUES
  const draft = useMemo(() => ({ values, changed }), [values, changed])

  const resume = () => {
    if (!offered) return
    const { pathname, search } = window.location
    if (offered.href !== pathname + search) router.replace(offered.href, { scroll: false })
    setResumed(({ count }) => ({ values: offered.values, count: count + 1, revision }))
    accept()
    changed()
  }
  return (
    <>
      {offered ? <DraftOffer resume={resume} discard={discard} /> : null}
      <form
        ref={form}
        onSubmit={(event) => {
          // Before the server answers: a save that fires afterwards would bring back what was just saved.
          save()
          submit(event)
        }}
        onInput={changed}
        noValidate
        className={className}
      >
        <FieldDraft value={draft}>
          <Fragment key={resumed.count}>{children}</Fragment>
        </FieldDraft>
      </form>
    </>
  )
}
