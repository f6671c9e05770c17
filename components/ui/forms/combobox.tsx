'use client'

import { ChevronsUpDown } from 'lucide-react'
import { useCallback, useContext, useEffect, useId, useRef, useState } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../display/icon'
import { MissingPart } from '../feedback/missing-part'
import { useEarlyTyping } from '../use-early-typing'
import { useLatePart } from '../use-late-part'
import type { ComboboxOption, ComboboxProps } from './combobox-option'
import { CONTROL, CONTROL_HEIGHT, useFieldLabel, useFieldWiring } from './field'
import { FieldDraft, useDraftOf } from './field-draft'

const loadList = () => import('./combobox-list').then(({ ComboboxList }) => ComboboxList)

/**
 * A choice among many with a search field: companies, products, FSB licenses. Posts the chosen value in a hidden
 * input. Its list is loaded when the button is meant.
 */
export function Combobox({
  options,
  value,
  defaultValue = '',
  valueLabel,
  onValueChange,
  disabled,
  add,
  ...texts
}: ComboboxProps) {
  const wiring = useFieldWiring({ name: texts.name })
  const labelId = useFieldLabel()
  const valueId = useId()
  const listId = useId()
  const [open, setOpen] = useState(false)
  const drafted = useDraftOf(wiring.name)?.[0]
  // A choice that is not among the options has no label to show, and is made again.
  const initial = drafted !== undefined && isChoice(options, drafted) ? drafted : defaultValue
  const [kept, setKept] = useState<ComboboxOption>({ value: initial, label: '' })
  const chosen = value ?? kept.value
  const known = [...options, kept].find((option) => option.value === chosen && option.label !== '')
  const label = known?.label ?? valueLabel
  const { changed } = useContext(FieldDraft)
  const keptValue = kept.value
  useEffect(() => {
    // The hidden input has no event of its own.
    if (keptValue !== initial) changed()
  }, [keptValue, initial, changed])
  const choose = (next: ComboboxOption) => {
    setKept(next)
    onValueChange?.(next.value)
    setOpen(false)
  }
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  const { Part: ComboboxList, isMissing, prepare } = useLatePart(loadList)
  const { typed, setTyped, ready } = useEarlyTyping({ isOpen: open, isMissing, cancel: close })
  return (
    <>
      <input type="hidden" name={wiring.name} value={chosen} disabled={disabled} />
      <button
        ref={button}
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
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => {
          prepare()
          setOpen(isMissing || !open)
        }}
        className={classNames(CONTROL, CONTROL_HEIGHT, 'flex items-center gap-2 text-left')}
      >
        <span id={valueId} className={classNames('truncate', !label && 'text-text-3')}>
          {label ?? texts.placeholder ?? 'Choose'}
        </span>
        <Icon of={ChevronsUpDown} className="ml-auto text-text-4" />
      </button>
      {open && isMissing ? <MissingPart /> : null}
      {open && ComboboxList ? (
        <ComboboxList
          button={button}
          labelId={labelId}
          onClose={close}
          listId={listId}
          options={options}
          chosen={chosen}
          onChoose={choose}
          typed={typed}
          onType={setTyped}
          onReady={ready}
          {...texts}
          add={
            add && {
              ...add,
              onAdd: (text) => {
                setOpen(false)
                add.onAdd(text)
              },
            }
          }
        />
      ) : null}
    </>
  )
}

const isChoice = (options: readonly ComboboxOption[], value: string): boolean =>
  value === '' || options.some((option) => option.value === value)
