'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ScheduleFields } from '@/components/exports/schedules/schedule-fields'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { ButtonLink } from '@/components/ui/button'
import { announceDone } from '@/components/ui/feedback/toaster'
import { RadioGroup } from '@/components/ui/forms/choice'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormActions, FormSection } from '@/components/ui/forms/form-section'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'
import type { Rhythm } from '@/lib/reporting/exports/schedules/due-dates'
import { type ChosenReport, type InitialOrder, OrderFields, useOrder } from './order-fields'

/** How an export is delivered, other than at once. */
export type Way = 'prepare' | 'save' | 'schedule'

const WAYS: Readonly<
  Record<Way, { label: string; hint: string; button: string; pending: string; done: string; href: string }>
> = {
  prepare: {
    label: 'Prepare it in the background',
    hint: 'It is generated while you do other work, and stays on the download list for 90 days.',
    button: 'Prepare',
    pending: 'Requesting',
    done: 'It is being prepared',
    href: '/exports/downloads',
  },
  save: {
    label: 'Save the settings',
    hint: 'Anyone who may export can use them again, as of the moment they do.',
    button: 'Save settings',
    pending: 'Saving',
    done: 'The settings were saved',
    href: '/exports',
  },
  schedule: {
    label: 'Schedule it',
    hint: 'It is prepared at the end of each month or year, as of its last moment, in your name.',
    button: 'Schedule',
    pending: 'Scheduling',
    done: 'The export was scheduled',
    href: '/exports/schedules',
  },
}

type Props = {
  reports: readonly ChosenReport[]
  years: readonly number[]
  initial: InitialOrder & { asOf: string; way: Way }
  next: Readonly<Record<Rhythm, string>>
  actions: Readonly<Record<Way, ServerAction<unknown>>>
}

/** One export: prepared in the background, saved under a name, or scheduled. */
export function OrderForm({ reports, years, initial, next, actions }: Props) {
  const router = useRouter()
  const [way, setWay] = useState<Way>(initial.way)
  const order = useOrder(initial, reports)
  const { button, pending, done, href } = WAYS[way]
  const form = useServerForm(actions[way], () => {
    announceDone({ title: done })
    router.push(href)
    router.refresh()
  })
  const errors = form.fieldErrors
  return (
    <form onSubmit={form.submit} noValidate className="max-w-160 rounded-panel border border-line bg-surface p-5">
      <FormProblems refusal={form.refusal} />
      <OrderFields order={order} initial={initial} reports={reports} years={years} errors={errors} />
      <FormSection legend="How">
        <Cell span={6}>
          <Field name="way" label="Delivery" group>
            <RadioGroup
              name="way"
              value={way}
              onValueChange={(chosen) => {
                form.forget()
                setWay(chosen as Way)
              }}
              options={(Object.keys(WAYS) as Way[]).map((value) => ({
                value,
                label: WAYS[value].label,
                hint: WAYS[value].hint,
              }))}
            />
          </Field>
        </Cell>
        {way === 'prepare' ? (
          <Cell span={3}>
            <Field
              name="asOf"
              label="As of the end of"
              note="optional"
              error={errors.asOf}
              hint="A day such as 31 Jan 2026. Leave it empty to export as of now."
            >
              <DateInput defaultValue={initial.asOf} />
            </Field>
          </Cell>
        ) : null}
        {way === 'save' ? (
          <Cell span={6}>
            <Field name="name" label="Name of the settings" error={errors.name} required>
              <TextInput maxLength={120} autoComplete="off" />
            </Field>
          </Cell>
        ) : null}
        {way === 'schedule' ? <ScheduleFields covers={order.chosen?.covers ?? []} next={next} errors={errors} /> : null}
      </FormSection>
      <FormActions>
        <SubmitButton tone="primary" pending={form.pending} pendingLabel={pending}>
          {button}
        </SubmitButton>
        <ButtonLink href="/exports">Cancel</ButtonLink>
      </FormActions>
    </form>
  )
}
