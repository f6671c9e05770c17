'use client'

import { useState } from 'react'
import { DraftOffer } from '@/components/forms/draft-offer'
import { FormProblems } from '@/components/forms/form-problems'
import type { ServerAction } from '@/components/forms/use-server-form'
import { DestinationsSection } from '@/components/payments/form/destinations/destinations-section'
import { compareEntries } from '@/components/payments/form/filling/compare-entries'
import { ComparisonPanel } from '@/components/payments/form/filling/comparison-panel'
import { LastPaymentOffer } from '@/components/payments/form/filling/last-payment-offer'
import { OriginNote } from '@/components/payments/form/filling/origin-note'
import { hintOf, marksIn } from '@/components/payments/form/outcome/hits'
import { OutcomeColumn } from '@/components/payments/form/outcome/outcome-column'
import { OutcomeNotAnnounced } from '@/components/payments/form/outcome/outcome-not-announced'
import { usePreview } from '@/components/payments/form/outcome/use-preview'
import { Field, FieldNotes } from '@/components/ui/forms/field'
import { Cell, FormActions, FormSection } from '@/components/ui/forms/form-section'
import { MarkedTextArea } from '@/components/ui/forms/marked-text'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { Columns } from '@/components/ui/layout/columns'
import { lengthErrors, type PaymentLimits } from '@/lib/ledger/payments/form/length-errors'
import type { Choice, CompanyChoices } from '@/lib/ledger/payments/list/payment-choices'
import { RECORD_LABELS } from '@/lib/ledger/payments/messages'
import type { RecordedPayment } from '@/lib/ledger/payments/record-payment'
import type { PaymentOrigin, PaymentStart } from '@/lib/ledger/payments/start/start-payment'
import type { CompaniesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { ADD_WORDS, type Adding, type AddingParts, AddRecord } from './add-record'
import { AmountSection } from './amount-section'
import { DatesSection } from './dates-section'
import type { FormState } from './form-state'
import { SubjectSection } from './subject-section'
import { usePaymentState } from './use-payment-state'
import { useSubmission } from './use-submission'

/**
 * The payment form: fields at the left, the result of the rules at the right while the user types, and one button
 * whose label states what will happen.
 */
export function PaymentForm({
  action,
  initial,
  start,
  limits,
  companies,
  countries,
  adding: parts,
}: {
  action: ServerAction<RecordedPayment>
  initial: FormState
  start: Pick<PaymentStart, 'origin' | 'problem' | 'fieldErrors'>
  limits: PaymentLimits
  companies: CompaniesToChoose
  countries: readonly Choice[]
  adding: AddingParts
}) {
  const [adding, setAdding] = useState<Adding | null>(null)
  const { origin } = start
  const state = usePaymentState({ initial, origin, startErrors: start.fieldErrors })
  const { typed, set, draft, choices } = state
  const preview = usePreview(typed)
  const { form, key, announced, posted, isNew } = useSubmission({
    action,
    typed,
    determined: preview.outcome,
    forget: draft.forget,
  })
  const errors = { ...state.startErrors, ...lengthErrors(typed, limits), ...form.fieldErrors }
  const comparison = origin?.kind === 'again' ? <Compared origin={origin} typed={typed} choices={choices} /> : null
  return (
    <Columns kind="form">
      <form onSubmit={form.submit} noValidate>
        {form.refusal?.kind === 'not_announced' ? (
          <OutcomeNotAnnounced refusal={form.refusal} />
        ) : (
          <FormProblems refusal={form.refusal} />
        )}
        <OriginNote origin={origin} problem={start.problem} />
        {comparison ? <div className="mb-4 desktop:hidden">{comparison}</div> : null}
        {draft.restored ? <DraftOffer resume={state.resume} discard={draft.forget} /> : null}
        <input type="hidden" name="idempotencyKey" value={key} />
        <input type="hidden" name="announcedState" value={posted.state} />
        <input type="hidden" name="announcedRules" value={posted.blockedBy.join(' ')} />
        <input type="hidden" name="correctsId" value={typed.correctsId} />
        <FieldNotes value={state.notes}>
          <SubjectSection
            typed={typed}
            set={set}
            errors={errors}
            companies={companies}
            choices={choices}
            add={(field) => ({ label: ADD_WORDS[field], onAdd: (text) => setAdding({ field, typed: text }) })}
            offer={state.offer ? <LastPaymentOffer {...state.offer} /> : null}
            payeeVerdict={preview.data?.texts.payee ?? null}
          />
          <AmountSection typed={typed} set={set} errors={errors} preview={preview.data} />
          <DatesSection typed={typed} set={set} errors={errors} />
          <DestinationsSection
            destinations={typed.destinations}
            setDestinations={state.setDestinations}
            countries={countries}
            errors={errors}
            verdicts={preview.verdicts}
          />
        </FieldNotes>
        <FormSection legend="Note">
          <Cell>
            <Field
              name="note"
              label="Note for the manager who decides"
              note="optional"
              error={errors.note}
              hint={
                hintOf(preview.data?.texts.note, 'text', typed.note) ??
                'What has changed since an earlier attempt, why this is a second fee, where the evidence is'
              }
            >
              <MarkedTextArea
                marks={marksIn(preview.data?.texts.note, 'text', typed.note)}
                value={typed.note}
                onChange={(event) => set('note', event.target.value)}
              />
            </Field>
          </Cell>
        </FormSection>
        <FormActions>
          <SubmitButton
            tone="primary"
            pending={form.pending}
            pendingLabel="Recording"
            aria-disabled={isNew || undefined}
          >
            {RECORD_LABELS[announced]}
          </SubmitButton>
          <span className="text-sm text-text-3">Your draft is saved in this tab. It reserves nothing.</span>
        </FormActions>
      </form>
      <OutcomeColumn
        preview={preview.data}
        age={preview.age}
        failed={preview.error?.message ?? null}
        companyName={choices?.name}
        above={comparison}
      />
      <AddRecord
        adding={adding}
        close={() => setAdding(null)}
        parts={parts}
        typed={typed}
        choices={choices}
        countries={countries}
        set={set}
      />
    </Columns>
  )
}

function Compared({
  origin,
  typed,
  choices,
}: {
  origin: PaymentOrigin
  typed: FormState
  choices: CompanyChoices | undefined
}) {
  const listed = [...(choices?.licenses ?? []), ...(choices?.products ?? [])]
  const nameOf = (id: string) => {
    if (id === '') return ''
    const current = id === typed.companyId ? choices?.name : listed.find(({ value }) => value === id)?.label
    return origin.names[id] ?? (current || 'another one')
  }
  return <ComparisonPanel reference={origin.reference} rows={compareEntries(origin.draft, typed, nameOf)} />
}
