import { Checkbox } from '@/components/ui/forms/choice'

/** The choices of one filter as checkboxes; none checked means any. */
export function FilterChoices({
  legend,
  name,
  chosen = [],
  options,
}: {
  legend: string
  name: string
  chosen?: readonly string[]
  options: readonly { value: string; label: string }[]
}) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="grid grid-cols-2 gap-x-3">
        {options.map(({ value, label }) => (
          <Checkbox key={value} name={name} value={value} label={label} defaultChecked={chosen.includes(value)} />
        ))}
      </div>
    </fieldset>
  )
}

export const STATE_OPTIONS = [
  { value: 'active', label: 'Active' },
  { value: 'archived', label: 'Archived' },
  { value: 'all', label: 'Active and archived' },
] as const

/** Parameters that stay in the address when the filter form is submitted, such as the order and the year. */
export function HiddenParams({ params }: { params: Record<string, string | number | undefined> }) {
  return Object.entries(params).map(([name, value]) =>
    value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
  )
}
