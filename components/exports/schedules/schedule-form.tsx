'use client'

import { Fragment } from 'react'
import { type ChosenReport, type InitialOrder, OrderFields, useOrder } from '@/components/exports/order-fields'
import { FormProblems } from '@/components/forms/form-problems'
import type { ServerAction } from '@/components/forms/use-server-form'
import { useRecordForm } from '@/components/records/use-record-form'
import { ButtonLink } from '@/components/ui/button'
import { FormActions, FormSection } from '@/components/ui/forms/form-section'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import type { Rhythm } from '@/lib/reporting/exports/schedules/due-dates'
import { ScheduleFields, type ScheduleValues } from './schedule-fields'

type Props = {
  schedule: { id: string; version: number; order: InitialOrder; values: ScheduleValues }
  reports: readonly ChosenReport[]
  years: readonly number[]
  next: Readonly<Record<Rhythm, string>>
  action: ServerAction<{ id: string; name: string; changed: boolean }>
}

/** Edits a schedule; the user who saves it becomes its owner. */
export function ScheduleForm({ schedule, reports, years, next, action }: Props) {
  const stored = { values: schedule.values, version: schedule.version }
  const form = useRecordForm(action, stored, ({ name }) => ({
    href: '/exports/schedules',
    title: `${name} was saved`,
  }))
  const order = useOrder(schedule.order, reports)
  return (
    <form onSubmit={form.submit} noValidate className="rounded-panel border border-line bg-surface p-5">
      <FormProblems refusal={form.refusal} />
      <input type="hidden" name="id" value={schedule.id} />
      <input type="hidden" name="version" value={form.version} />
      <OrderFields order={order} initial={schedule.order} reports={reports} years={years} errors={form.fieldErrors} />
      <FormSection legend="When">
        <Fragment key={form.version}>
          <ScheduleFields
            initial={form.values}
            covers={order.chosen?.covers ?? []}
            next={next}
            errors={form.fieldErrors}
          />
        </Fragment>
      </FormSection>
      <FormActions>
        <SubmitButton tone="primary" pending={form.pending} pendingLabel="Saving">
          Save in my name
        </SubmitButton>
        <ButtonLink href="/exports/schedules">Cancel</ButtonLink>
      </FormActions>
    </form>
  )
}
