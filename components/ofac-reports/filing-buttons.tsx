'use client'

import { MoveDialog } from '@/components/payments/moves/move-dialog'
import { Button } from '@/components/ui/button'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { TextArea, TextInput } from '@/components/ui/forms/text-input'
import { formatDate } from '@/lib/kernel/calendar'
import type { DueReport } from '@/lib/ledger/ofac-reports/reports-due'
import type { ReportActions } from './report-actions'

type Props = {
  paymentId: string
  decisionSeq: number
  expectedSeq: number
  report: DueReport
  reference: string
  actions: ReportActions
}

const hidden = ({ paymentId, decisionSeq, expectedSeq, report }: Props) => ({
  paymentId,
  decisionSeq: String(decisionSeq),
  expectedSeq: String(expectedSeq),
  report: report.reportYear === null ? 'first' : String(report.reportYear),
})
const nameOf = ({ reportYear }: DueReport): string => (reportYear ? `the report for ${reportYear}` : 'the report')

/** Records when a report was filed, and its reference. */
export function FilingButton(props: Props) {
  const { report, reference, actions } = props
  const year = report.reportYear ? ` ${report.reportYear}` : ''
  return (
    <MoveDialog
      action={actions.file}
      trigger={<Button>Record filing{year}</Button>}
      title={`Record the filing${year} of ${reference}?`}
      description={
        `Headroom files nothing itself. Record when ${nameOf(report)} was filed through OFAC’s reporting system; ` +
        `it is due ${formatDate(report.dueOn)}.`
      }
      hidden={hidden(props)}
      confirm="Record filing"
      keep="Not now"
      announcement={() => ({
        title: `Filing of ${reference} recorded`,
        description: 'It is in the register of reports to OFAC.',
      })}
      fields={(errors) => (
        <>
          <Field name="filedOn" label="Filed on" error={errors.filedOn} required>
            <DateInput />
          </Field>
          <Field
            name="reference"
            label="Reference"
            error={errors.reference}
            hint="As the reporting system confirmed it"
            required
          >
            <TextInput autoComplete="off" maxLength={100} />
          </Field>
        </>
      )}
    />
  )
}

/** Withdraws the record of a filing, with the reason. */
export function TakeBackButton(props: Props) {
  const { report, reference, actions } = props
  const year = report.reportYear ? ` ${report.reportYear}` : ''
  return (
    <MoveDialog
      action={actions.takeBack}
      trigger={<Button tone="quiet">Take back the record{year}</Button>}
      title={`Take back the filing${year} of ${reference}?`}
      description="The record stays in the history, and the report is due again."
      hidden={hidden(props)}
      confirm="Take it back"
      tone="danger"
      announcement={() => ({
        title: `The filing of ${reference} was taken back`,
        description: 'The report is due again.',
      })}
      fields={(errors) => (
        <Field name="reason" label="Reason" error={errors.reason} required>
          <TextArea rows={3} maxLength={1000} />
        </Field>
      )}
    />
  )
}
