'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { Cell, FormActions, FormSection } from '@/components/ui/form-section'
import { Columns } from '@/components/ui/layout'
import { MarkedTextArea } from '@/components/ui/marked-text-area'
import { SubmitButton } from '@/components/ui/submit-button'
import { announceDone, announceNotice } from '@/components/ui/toaster'
import { leftCents } from '@/lib/compliance/rules/money/headroom'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { STATE_WORDS } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import type { Choice } from '@/lib/ledger/payments/list/payment-choices'
import type { RecordedPayment } from '@/lib/ledger/payments/record-payment'
import type { CompaniesToChoose } from '@/lib/records/companies/companies-to-choose'
import { AmountSection } from './amount-section'
import { DatesSection } from './dates-section'
import { DestinationsSection } from './destinations-section'
import { asResumed, withField } from './following-fields'
import { hintOf, marksIn } from './hits'
import { newKey } from './new-key'
import { OutcomeColumn } from './outcome-column'
import { SubjectSection } from './subject-section'
import type { SetField, TypedPayment } from './typed-payment'
import { useDraft } from './use-draft'
import { useCompanyChoices, usePreview } from './use-preview'
import { type RateFields, useSavedRate } from './use-saved-rate'

/**
 * The payment form: fields at the left, the rules at the right as they are typed, and one button that says what will
 * happen.
 */
export function PaymentForm({
  action,
  initial,
  companies,
  countries,
}: {
  action: ServerAction<RecordedPayment>
  initial: TypedPayment
  companies: CompaniesToChoose
  countries: readonly Choice[]
}) {
  const router = useRouter()
  const [typed, setTyped] = useState(initial)
  const [key, setKey] = useState('')
  useEffect(() => setKey(newKey()), [])
  const draft = useDraft(typed, typed === initial)
  const preview = usePreview(typed)
  const choices = useCompanyChoices(typed.companyId)
  const form = useServerForm(action, (recorded) => {
    draft.forget()
    setKey(newKey())
    announce(recorded)
    router.push(`/payments/${recorded.paymentId}`)
    router.refresh()
  })
  const set: SetField = (name, value) => setTyped((before) => withField(before, name, value))
  const fill = useCallback((fields: RateFields) => setTyped((before) => ({ ...before, ...fields })), [])
  useSavedRate(typed, fill)
  const errors = form.fieldErrors
  return (
    <Columns kind="form">
      <form onSubmit={form.submit} noValidate>
        <FormProblems refusal={form.refusal} />
        {draft.restored ? (
          <DraftOffer
            take={() => draft.restored && setTyped(asResumed(draft.restored))}
            decline={draft.decline}
            forget={draft.forget}
          />
        ) : null}
        <input type="hidden" name="idempotencyKey" value={key} />
        <input type="hidden" name="correctsId" value={typed.correctsId} />
        <SubjectSection
          typed={typed}
          set={set}
          errors={errors}
          companies={companies}
          choices={choices.data}
          payeeVerdict={preview.data?.texts.payee ?? null}
        />
        <AmountSection typed={typed} set={set} errors={errors} preview={preview.data} />
        <DatesSection typed={typed} set={set} errors={errors} />
        <DestinationsSection
          destinations={typed.destinations}
          setDestinations={(destinations) => setTyped((before) => ({ ...before, destinations }))}
          countries={countries}
          errors={errors}
          verdicts={preview.data?.verdicts ?? []}
        />
        <FormSection legend="Note">
          <Cell>
            <Field
              name="note"
              label="Note for whoever decides"
              note="optional"
              error={errors.note}
              hint={
                hintOf(preview.data?.texts.note, 'text') ??
                'What has changed since an earlier attempt, why this is a second fee, where the evidence is'
              }
            >
              <MarkedTextArea
                marks={marksIn(preview.data?.texts.note, 'text')}
                value={typed.note}
                onChange={(event) => set('note', event.target.value)}
              />
            </Field>
          </Cell>
        </FormSection>
        <FormActions>
          <SubmitButton tone="primary" pending={form.pending} pendingLabel="Recording">
            {BUTTON_WORDS[preview.data?.state ?? 'requested'] ?? 'Record payment'}
          </SubmitButton>
          <span className="text-sm text-text-3">What is typed is kept in this tab. It reserves nothing.</span>
        </FormActions>
      </form>
      <OutcomeColumn preview={preview.data} failed={preview.error?.message ?? null} companyName={choices.data?.name} />
    </Columns>
  )
}

const BUTTON_WORDS: Partial<Record<PaymentState, string>> = {
  requested: 'Record payment',
  in_review: 'Send for review',
  blocked: 'Record as blocked entry',
  violation: 'Record as apparent violation',
}

function DraftOffer({ take, decline, forget }: { take: () => void; decline: () => void; forget: () => void }) {
  return (
    <div className="mb-4">
      <Callout tone="note" title="An unfinished form is kept in this tab.">
        <span className="mt-2 flex gap-2">
          <Button
            size="small"
            onClick={() => {
              take()
              decline()
            }}
          >
            Go on with it
          </Button>
          <Button size="small" tone="quiet" onClick={forget}>
            Start afresh
          </Button>
        </span>
      </Callout>
    </div>
  )
}

function announce({ reference, state, headroom, repeated, askedAgain, paymentId }: RecordedPayment): void {
  const left = `${formatUsd(leftCents(headroom))} is left.`
  const href = `/payments/${paymentId}`
  if (askedAgain) {
    announceNotice({
      title: 'Somebody was faster',
      says: `The rules were asked again with the new headroom: ${reference} is ${STATE_WORDS[state]}. ${left}`,
      href,
      linkWords: 'See',
    })
  } else {
    announceDone({
      title: `${reference} is ${STATE_WORDS[state]}`,
      says: repeated ? `It had been recorded before; nothing was written twice. ${left}` : left,
      href,
      linkWords: 'Open',
    })
  }
}
