import { CompanyCombobox } from '@/components/companies/company-combobox'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Checkbox } from '@/components/ui/forms/choice'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { TextInput } from '@/components/ui/forms/text-input'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { sentence } from '@/lib/compliance/rules/words'
import type { CompaniesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { POLICY_LABELS } from '@/lib/reporting/replay/labels'
import { READING_POLICIES, type ReplayParams } from '@/lib/reporting/replay/replay-params'

/**
 * The scope and reading of a replay, as a GET to the page, so that a replay can be shared as a link. An invalid field
 * shows its error and keeps what was typed.
 */
export function ReplayForm({
  params,
  typedDay,
  errors,
  payment,
  year,
  years,
  companies,
}: {
  params: ReplayParams
  /** The day as it was typed. */
  typedDay: string
  errors: Readonly<Record<string, string>>
  payment: { id: string; reference: string } | null
  year: number
  years: readonly number[]
  companies: CompaniesToChoose
}) {
  const hasPolicies = READING_POLICIES.some((name) => params[name] !== undefined)
  return (
    <Panel padded className="mb-4 print:hidden">
      <form action="/replay" method="get" className="grid grid-cols-4 items-start gap-3 max-tablet:grid-cols-1">
        {payment ? (
          <p className="col-span-2 self-center max-tablet:col-span-1">
            <input type="hidden" name="payment" value={payment.id} />
            Every decision about <TextLink href={`/payments/${payment.id}`}>{payment.reference}</TextLink>.{' '}
            <TextLink href={`/replay?year=${year}`}>All of {year} instead</TextLink>
          </p>
        ) : (
          <>
            <Field name="year" label="Year">
              <Select
                defaultValue={String(year)}
                options={years.map((one) => ({ value: String(one), label: String(one) }))}
              />
            </Field>
            <Field name="company" label="Company">
              <CompanyCombobox companies={companies} defaultValue={params.company} placeholder="All" clearable />
            </Field>
          </>
        )}
        <Field name="day" label="Law and policies of" error={errors.day} hint="Today if empty; a day counts to its end">
          <DateInput defaultValue={typedDay} placeholder="Today" />
        </Field>
        <Field
          name="rules"
          label="Rules and lists"
          hint="Those of the law's day are available only if this release includes them"
        >
          <Select
            defaultValue={params.rules ?? ''}
            options={[
              { value: '', label: 'Of this release' },
              { value: 'day', label: "Of the law's day" },
            ]}
          />
        </Field>
        <fieldset className="col-span-full flex flex-wrap gap-x-6 gap-y-1">
          <legend className="mb-1 text-sm font-medium">A stricter reading</legend>
          <Checkbox name="groupCap" value="1" defaultChecked={params.groupCap === '1'} label="One cap for the group" />
          <Checkbox name="agentFees" value="1" defaultChecked={params.agentFees === '1'} label="All agent fees count" />
        </fieldset>
        <details className="col-span-full" open={hasPolicies}>
          <summary
            className={classNames(
              'cursor-pointer py-1 text-sm text-accent underline-offset-3 hover:underline',
              'max-tablet:py-3',
            )}
          >
            Other policy values
          </summary>
          <div className="mt-2 grid grid-cols-3 gap-3 max-tablet:grid-cols-1">
            {READING_POLICIES.map((name) => (
              <Field key={name} name={name} label={sentence(POLICY_LABELS[name])}>
                <TextInput
                  inputMode="numeric"
                  autoComplete="off"
                  defaultValue={params[name]?.toString() ?? ''}
                  placeholder="As set"
                />
              </Field>
            ))}
          </div>
        </details>
        <div className="col-span-full">
          <Button type="submit" tone="primary">
            Decide again
          </Button>
        </div>
      </form>
    </Panel>
  )
}
