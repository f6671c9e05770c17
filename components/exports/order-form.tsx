'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { ButtonLink } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Cell, FormActions, FormSection } from '@/components/ui/form-section'
import { SubmitButton } from '@/components/ui/submit-button'
import { DateInput, TextInput } from '@/components/ui/text-input'
import { announceDone } from '@/components/ui/toaster'
import type { Rhythm } from '@/lib/reporting/export-schedules/moments'
import { type ChosenReport, type InitialOrder, OrderFields, useOrder } from './order-fields'
import { ScheduleFields } from './schedule-fields'

/** What can be done with an order beside streaming it at once. */
export type Way = 'prepare' | 'save' | 'schedule'

const WAYS: Readonly<
  Record<Way, { label: string; hint: string; button: string; pending: string; done: string; href: string }>
> = {
  prepare: {
    label: 'Prepare it in the background',
    hint: 'It is made while you do other work, and stays on the download list for 90 days.',
    button: 'Prepare',
    pending: 'Asking',
    done: 'It is being prepared',
    href: '/exports/downloads',
  },
  save: {
    label: 'Save the settings',
    hint: 'Everybody can export with them again, as of the moment they do.',
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

/** One export put together, and then prepared in the background, saved under a name, or scheduled. */
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
          <Field name="way" label="What to do with it" group>
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
              hint="A day such as 31 Jan 2026. Without one it is as of now."
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
