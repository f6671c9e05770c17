'use client'

import { Command } from 'cmdk'
import { Check, ChevronsUpDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useId, useState } from 'react'
import { classNames } from './class-names'
import type { ComboboxOption } from './combobox-option'
import { CONTROL, CONTROL_HEIGHT, useFieldLabel, useFieldWiring } from './field'
import { Icon } from './icon'
import { type MoreOptions, useMoreOptions } from './use-more-options'

export type ComboboxProps = {
  options: readonly ComboboxOption[]
  name?: string
  /** Chosen from outside; leave it out to let the combobox keep its own choice, starting with `defaultValue`. */
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  placeholder?: string
  /** What the chosen one is called, where `options` may not have it. */
  valueLabel?: string
  /** Asked for what is typed, where `options` are only the first of many. */
  more?: MoreOptions
  /** Words in the search line of the list. */
  searchWords?: string
  /** What stands in the list when nothing matches. */
  emptyWords?: string
  /** Offers "None" as the first choice. */
  clearable?: boolean
  disabled?: boolean
}

/**
 * A choice among many with a search line: companies, products, FSB licenses. Posts the chosen value in a hidden input.
 */
export function Combobox({
  options,
  value,
  defaultValue = '',
  valueLabel,
  onValueChange,
  disabled,
  ...words
}: ComboboxProps) {
  const wiring = useFieldWiring({ name: words.name })
  const labelId = useFieldLabel()
  const valueId = useId()
  const listId = useId()
  const [open, setOpen] = useState(false)
  const [kept, setKept] = useState<ComboboxOption>({ value: defaultValue, label: '' })
  const chosen = value ?? kept.value
  const known = [...options, kept].find((option) => option.value === chosen && option.label !== '')
  const label = known?.label ?? valueLabel
  const choose = (next: ComboboxOption) => {
    setKept(next)
    onValueChange?.(next.value)
    setOpen(false)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <input type="hidden" name={wiring.name} value={chosen} disabled={disabled} />
      <Popover.Trigger asChild>
        <button
          id={wiring.id}
          type="button"
          role="combobox"
          aria-haspopup="listbox"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-labelledby={labelId ? `${labelId} ${valueId}` : undefined}
          aria-describedby={wiring['aria-describedby']}
          aria-invalid={wiring['aria-invalid']}
          disabled={disabled}
          className={classNames(CONTROL, CONTROL_HEIGHT, 'flex items-center gap-2 text-left')}
        >
          <span id={valueId} className={classNames('truncate', !label && 'text-text-3')}>
            {label ?? words.placeholder ?? 'Choose'}
          </span>
          <Icon of={ChevronsUpDown} className="ml-auto text-text-4" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          aria-labelledby={labelId}
          aria-label={labelId ? undefined : 'Choices'}
          sideOffset={4}
          collisionPadding={12}
          className="z-50 w-(--radix-popover-trigger-width) min-w-64 overflow-hidden rounded-overlay bg-surface shadow-overlay"
        >
          <Choices listId={listId} options={options} chosen={chosen} onChoose={choose} {...words} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/**
 * Every word typed has to stand somewhere in the label, the hint or the keywords; the id of the record is not searched.
 */
function matches(_value: string, typed: string, keywords: string[] = []): number {
  const text = keywords.join(' ').toLowerCase()
  const words = typed.toLowerCase().split(/\s+/)
  return words.every((word) => text.includes(word)) ? 1 : 0
}

const ITEM =
  'flex cursor-pointer items-center gap-2 rounded-control px-2 py-1.5 data-[disabled=true]:cursor-not-allowed data-[disabled=true]:text-text-3 data-[selected=true]:bg-accent-soft max-tablet:min-h-11'

function Choices({
  listId,
  options,
  chosen,
  onChoose,
  more,
  searchWords = 'Type to search',
  emptyWords = 'Nothing matches',
  clearable,
}: Pick<ComboboxProps, 'options' | 'more' | 'searchWords' | 'emptyWords' | 'clearable'> & {
  listId: string
  chosen: string
  onChoose: (option: ComboboxOption) => void
}) {
  const [typed, setTyped] = useState('')
  const asked = useMoreOptions(typed, more)
  const { options: shown, isWhole } = asked.found ?? { options, isWhole: !more }
  return (
    <Command
      label={searchWords}
      defaultValue={chosen || undefined}
      filter={matches}
      shouldFilter={asked.found === null}
      loop
    >
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        maxLength={100}
        placeholder={searchWords}
        className="h-9 w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-text-3 max-tablet:h-11"
      />
      <Command.List id={listId} className="max-h-72 scroll-py-1 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-text-3">{asked.says ?? emptyWords}</Command.Empty>
        {clearable && typed === '' ? (
          <Command.Item
            value="none"
            keywords={['none']}
            onSelect={() => onChoose({ value: '', label: '' })}
            className={ITEM}
          >
            <span className="text-text-3">None</span>
          </Command.Item>
        ) : null}
        {shown.map((option) => (
          <Command.Item
            key={option.value}
            value={option.value}
            keywords={[option.label, option.hint ?? '', ...(option.keywords ?? [])]}
            disabled={option.disabled}
            onSelect={() => onChoose(option)}
            className={ITEM}
          >
            <span className="min-w-0">
              <span className="block truncate">{option.label}</span>
              {option.hint ? <span className="block truncate text-xs text-text-3">{option.hint}</span> : null}
            </span>
            {option.value === chosen ? <Icon of={Check} className="ml-auto text-accent" /> : null}
          </Command.Item>
        ))}
      </Command.List>
      {isWhole ? null : (
        <p className="border-t border-line px-3 py-1.5 text-xs text-text-3">
          The first are listed. Type to find others.
        </p>
      )}
    </Command>
  )
}
