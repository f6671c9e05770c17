'use client'

import { Command } from 'cmdk'
import { Check, Plus } from 'lucide-react'
import { classNames } from '../class-names'
import { Icon } from '../display/icon'
import type { ComboboxOption, ComboboxProps } from './combobox-option'
import { useMoreOptions } from './use-more-options'

/**
 * Every word typed has to occur in the label, the hint or the keywords; the id of the record is not searched.
 */
function matches(_value: string, typed: string, keywords: string[] = []): number {
  const text = keywords.join(' ').toLowerCase()
  const words = typed.toLowerCase().split(/\s+/)
  return words.every((word) => text.includes(word)) ? 1 : 0
}

const ITEM =
  'flex cursor-pointer items-center gap-2 rounded-control px-2 py-1.5 data-[disabled=true]:cursor-not-allowed ' +
  'data-[disabled=true]:text-text-3 data-[selected=true]:bg-accent-soft max-tablet:min-h-11'

/** The list of a combobox: its search field, its options and what is shown beneath them. */
export function Choices({
  listId,
  options,
  chosen,
  onChoose,
  more,
  searchWords = 'Type to search',
  emptyWords = 'Nothing matches',
  clearable,
  add,
  typed,
  onType,
}: Pick<ComboboxProps, 'options' | 'more' | 'searchWords' | 'emptyWords' | 'clearable' | 'add'> & {
  listId: string
  chosen: string
  onChoose: (option: ComboboxOption) => void
  /** The text of the search, begun while this was loading. */
  typed: string
  onType: (typed: string) => void
}) {
  const asked = useMoreOptions(typed, more)
  const { options: shown, isComplete } = asked.found ?? { options, isComplete: !more }
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
        onValueChange={onType}
        maxLength={100}
        placeholder={searchWords}
        className={classNames(
          'h-9 w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-text-3',
          'max-tablet:h-11',
        )}
      />
      <Command.List id={listId} className="max-h-72 scroll-py-1 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-text-3">{asked.message ?? emptyWords}</Command.Empty>
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
        {add ? (
          <Command.Item forceMount value="add" onSelect={() => add.onAdd(typed.trim())} className={ITEM}>
            <Icon of={Plus} className="text-text-4" />
            <span className="min-w-0 truncate">
              {add.label}
              {typed.trim() ? ` “${typed.trim()}”` : ''}
            </span>
          </Command.Item>
        ) : null}
      </Command.List>
      {isComplete ? null : (
        <p className="border-t border-line px-3 py-1.5 text-xs text-text-3">
          The first are listed. Type to find others.
        </p>
      )}
    </Command>
  )
}
