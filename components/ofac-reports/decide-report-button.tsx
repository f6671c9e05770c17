'use client'

import { useState } from 'react'
import { MoveDialog } from '@/components/payments/moves/move-dialog'
import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/forms/choice'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { TextArea } from '@/components/ui/forms/text-input'
import { formatDate } from '@/lib/kernel/calendar'
import { REPORT_KIND_HINTS, REPORT_KIND_LABELS, REPORT_KINDS } from '@/lib/ledger/ofac-reports/report-kinds'
import type { PaymentReport } from '@/lib/ledger/ofac-reports/report-queries'
import type { ReportActions } from './report-actions'

/** Decides what is reported, or decides again. The first time nothing is preselected. */
export function DecideReportButton({
  report: { id, reference, decision, standing, refusedOn },
  actions,
}: {
  report: Pick<PaymentReport, 'id' | 'reference' | 'decision' | 'standing' | 'refusedOn'>
  actions: ReportActions
}) {
  const [kind, setKind] = useState<string>(decision?.kind ?? '')
  const reported = kind === 'rejected_transaction' || kind === 'blocked_property'
  const first = decision === null
  return (
    <div>
      <MoveDialog
        action={actions.decide}
        trigger={
          <Button tone={first && standing ? 'primary' : 'secondary'}>{first ? 'Decide' : 'Decide again'}</Button>
        }
        title={first ? `What is ${reference} to OFAC?` : `Decide again about ${reference}?`}
        description={
          first
            ? 'The decision and its reason are kept for good. A later decision can take its place.'
            : 'The earlier decision stays on record; the new one takes its place. ' +
              'What was filed about another kind does not count for it.'
        }
        hidden={{ paymentId: id, expectedSeq: String(decision?.seq ?? 0) }}
        confirm="Record the decision"
        keep="Not now"
        announcement={() => ({
          title: `Decided about ${reference}`,
          description: 'The decision and its reason are kept with the entry.',
        })}
        fields={(errors) => (
          <>
            <Field name="kind" label="Which it is" group error={errors.kind}>
              <RadioGroup
                name="kind"
                value={kind}
                onValueChange={setKind}
                options={REPORT_KINDS.map((value) => ({
                  value,
                  label: REPORT_KIND_LABELS[value],
                  hint: REPORT_KIND_HINTS[value],
                }))}
              />
            </Field>
            {reported ? (
              <Field
                name="eventOn"
                label={kind === 'rejected_transaction' ? 'Rejected on' : 'Blocked on'}
                error={errors.eventOn}
                hint="The ten business days are counted from this day"
                required
              >
                <DateInput defaultValue={formatDate(decision?.eventOn ?? refusedOn)} />
              </Field>
            ) : null}
            {kind === 'blocked_property' ? (
              <Field
                name="heldUntil"
                label="No longer held since"
                note="optional"
                error={errors.heldUntil}
                hint="Leave it empty while it is held"
              >
                <DateInput defaultValue={decision?.heldUntil ? formatDate(decision.heldUntil) : ''} />
              </Field>
            ) : null}
            <Field name="reason" label="Reason" error={errors.reason} required>
              <TextArea rows={3} maxLength={1000} />
            </Field>
          </>
        )}
      />
    </div>
  )
}
