import { Button, ButtonLink } from '@/components/ui/button'
import { DateInput } from '@/components/ui/forms/date-input'
import { ErrorSummary } from '@/components/ui/forms/error-summary'
import { Field } from '@/components/ui/forms/field'
import { TextInput } from '@/components/ui/forms/text-input'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import type { UnreadableParams } from '@/lib/kernel/list-params'

/** The labels of the filter fields. A list can override them. */
const LABELS: Readonly<Record<string, string>> = {
  q: 'Contains',
  year: 'Year',
  from: 'From',
  to: 'To',
  state: 'State',
  kind: 'Kind',
  status: 'Status',
  payment: 'Payment',
  company: 'Company',
  license: 'FSB license',
  product: 'Product',
  group: 'Group',
  country: 'Country',
  band: 'Headroom',
  entries: 'Entries',
  person: 'Person',
  payee: 'Paid to',
  payeeName: 'Payee',
  otherPayees: 'Payees but',
  rule: 'Rule',
  productKind: 'Product kind',
  generalLicense: 'General license',
  near: 'Near miss',
  reviewed: 'Reviewed',
  entered: 'Entered',
  correction: 'Corrects',
  voids: 'Void',
  blockedFrom: 'Blocked from',
  recordedBy: 'Recorded by',
  classified: 'Classification',
  expiring: 'Expires within days',
  ends: 'Expires in',
  source: 'Opened by',
  outcome: 'Outcome',
  decision: 'Decision',
  run: 'Run',
  target: 'Record',
  chain: 'Chain',
  currency: 'Currency',
  schedule: 'Schedule',
  asOf: 'As of',
  report: 'Report',
  format: 'Kind of file',
  package: 'Signed package',
  sort: 'Order',
  after: 'Rows after',
  before: 'Rows before',
  peek: 'Open record',
  columns: 'Columns',
  like: 'Another like',
  again: 'Enter again',
  corrects: 'Correction of',
}

/** The parameters that are dates. */
const DATES = new Set(['from', 'to', 'asOf', 'day', 'earlier', 'later'])

type Props = {
  /** Address of the page, without its query. */
  action: string
  reading: UnreadableParams
  labels?: Readonly<Record<string, string>>
}

/**
 * Replaces the content of a page whose address has an invalid parameter: every given field is editable and keeps what
 * was typed, the invalid ones with their message. No row, count or sum is shown, since it could be taken for the
 * result. An emptied field is left out of the filter.
 */
export function UnreadableFilter({ action, reading: { refusal, typed }, labels = {} }: Props) {
  const labelOf = (key: string) => labels[key] ?? LABELS[key] ?? key
  const fields = Object.entries(typed).flatMap(([key, values]) =>
    values.map((value, at) => ({ key, value, id: at === 0 ? key : `${key}-${at + 1}`, isFirst: at === 0 })),
  )
  return (
    <>
      <ErrorSummary errors={refusal.fieldErrors} />
      <Panel title="Filter" padded className="max-w-160">
        <form action={action} method="get" className="grid gap-3.5">
          <p className="text-text-2">
            Nothing is shown, because this filter cannot be read. Correct it, or empty a field to leave it out.
          </p>
          {fields.map(({ key, value, id, isFirst }) => (
            <Field key={id} name={id} label={labelOf(key)} error={isFirst ? refusal.fieldErrors[key] : undefined}>
              {DATES.has(key) ? (
                <DateInput name={key} defaultValue={value} />
              ) : (
                <TextInput name={key} defaultValue={value} autoComplete="off" spellCheck={false} />
              )}
            </Field>
          ))}
          <div className="flex flex-wrap justify-end gap-2">
            <ButtonLink href={action}>Clear all</ButtonLink>
            <Button type="submit" tone="primary">
              Show rows
            </Button>
          </div>
        </form>
      </Panel>
    </>
  )
}

/** The page of an address with an invalid parameter, under its own heading. */
export function UnreadablePage({ title, ...filter }: Props & { title: string }) {
  return (
    <>
      <PageHeader title={title} />
      <UnreadableFilter {...filter} />
    </>
  )
}
