'use client'

import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button, IconButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { PopoverFooter, PopoverPanel } from '@/components/ui/feedback/popover-panel'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Checkbox, RadioGroup } from '@/components/ui/forms/choice'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import {
  COLUMN_LABELS,
  DEFAULT_LAYOUT,
  type ListLayout,
  REQUIRED_COLUMNS,
} from '@/lib/ledger/payments/list/payment-columns'
import { type ColumnChoice, choicesOf, moved, shownColumns, toggled } from './column-order'

type Props = {
  layout: ListLayout
  save: ServerAction<unknown>
  /** The list as it is, with the person's own columns. */
  ownHref: string
}

const DENSITY_OPTIONS = [
  { value: 'dense', label: 'Compact' },
  { value: 'airy', label: 'Comfortable' },
] as const

/** The columns of the list, their order and the height of its rows, stored for the person who chooses them. */
export function DisplayOptions(props: Props) {
  const [open, setOpen] = useState(false)
  return (
    <PopoverPanel
      open={open}
      onOpenChange={setOpen}
      label="Columns"
      trigger={
        <Button size="small" icon={<Icon of={Columns3} />}>
          Columns
        </Button>
      }
    >
      <LayoutForm {...props} onSaved={() => setOpen(false)} />
    </PopoverPanel>
  )
}

function LayoutForm({ layout, save, ownHref, onSaved }: Props & { onSaved: () => void }) {
  const router = useRouter()
  const [choices, setChoices] = useState(() => choicesOf(layout.columns))
  const [density, setDensity] = useState(layout.density)
  const form = useServerForm(save, () => {
    onSaved()
    announceDone({ title: 'Your columns were saved' })
    router.replace(ownHref)
    router.refresh()
  })
  const reset = () => {
    setChoices(choicesOf(DEFAULT_LAYOUT.columns))
    setDensity(DEFAULT_LAYOUT.density)
  }
  return (
    <form onSubmit={form.submit} noValidate>
      <div className="grid gap-3.5 p-4">
        <FormProblems refusal={form.refusal} />
        {shownColumns(choices).map((column) => (
          <input key={column} type="hidden" name="columns[]" value={column} />
        ))}
        <fieldset>
          <legend className="mb-1 text-sm font-medium">Columns, from left to right</legend>
          {choices.map((choice) => (
            <ColumnLine key={choice.column} choice={choice} choices={choices} change={setChoices} />
          ))}
        </fieldset>
        <Field name="density" label="Rows" group>
          <RadioGroup
            name="density"
            options={DENSITY_OPTIONS}
            value={density}
            onValueChange={(value) => setDensity(value === 'airy' ? 'airy' : 'dense')}
            inline
          />
        </Field>
      </div>
      <PopoverFooter>
        <Button size="small" tone="quiet" className="mr-auto" onClick={reset}>
          Default
        </Button>
        <SubmitButton size="small" tone="primary" pending={form.pending} pendingLabel="Saving">
          Save columns
        </SubmitButton>
      </PopoverFooter>
    </form>
  )
}

function ColumnLine({
  choice: { column, shown },
  choices,
  change,
}: {
  choice: ColumnChoice
  choices: ColumnChoice[]
  change: (choices: ColumnChoice[]) => void
}) {
  const at = choices.findIndex((each) => each.column === column)
  const label = COLUMN_LABELS[column]
  const isRequired = REQUIRED_COLUMNS.includes(column)
  return (
    <div className="flex items-center gap-1">
      <span className="mr-auto">
        <Checkbox
          label={label}
          hint={isRequired ? 'Always shown' : undefined}
          checked={shown}
          disabled={isRequired}
          onChange={() => change(toggled(choices, column))}
        />
      </span>
      <IconButton
        size="small"
        label={`Move ${label} to the left`}
        disabled={at === 0}
        onClick={() => change(moved(choices, column, -1))}
      >
        <Icon of={ArrowUp} size={14} />
      </IconButton>
      <IconButton
        size="small"
        label={`Move ${label} to the right`}
        disabled={at === choices.length - 1}
        onClick={() => change(moved(choices, column, 1))}
      >
        <Icon of={ArrowDown} size={14} />
      </IconButton>
    </div>
  )
}
