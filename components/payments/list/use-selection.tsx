'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'
import type { SelectableRow } from './selection'

type Selection = {
  rows: readonly SelectableRow[]
  selected: readonly SelectableRow[]
  toggle: (id: string) => void
  /** Selects every row of the page, or none. */
  selectAll: (all: boolean) => void
  /** Whether the boxes are shown on a phone, where they are hidden until they are needed. */
  isSelecting: boolean
  setSelecting: (isSelecting: boolean) => void
}

const SelectionContext = createContext<Selection>({
  rows: [],
  selected: [],
  toggle: () => {},
  selectAll: () => {},
  isSelecting: false,
  setSelecting: () => {},
})

/** The rows that are selected on this page of a list. A row that leaves the page leaves the selection. */
export const useSelection = (): Selection => useContext(SelectionContext)

/**
 * Holds the selection of the page for the rows within. It must be outside of what changes when a payment is opened
 * beside the list, so that opening one keeps the selection.
 */
export function SelectionProvider({ rows, children }: { rows: readonly SelectableRow[]; children: ReactNode }) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [isSelecting, setSelecting] = useState(false)
  const toggle = (id: string) => setIds((before) => (before.has(id) ? without(before, id) : new Set([...before, id])))
  const selectAll = (all: boolean) => setIds(new Set(all ? rows.map(({ id }) => id) : []))
  const selected = rows.filter(({ id }) => ids.has(id))
  return (
    <SelectionContext value={{ rows, selected, toggle, selectAll, isSelecting, setSelecting }}>
      <div data-selecting={isSelecting || undefined}>{children}</div>
    </SelectionContext>
  )
}

const without = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set([...ids].filter((each) => each !== id))

const BOX = 'block size-4 accent-accent'

/** Selects one row. */
export function SelectRow({ id, name }: { id: string; name: string }) {
  const { selected, toggle } = useSelection()
  return (
    <label className="-m-1 flex items-center gap-2 p-1 max-tablet:py-2.5">
      <input
        type="checkbox"
        aria-label={`Select ${name}`}
        checked={selected.some((row) => row.id === id)}
        onChange={() => toggle(id)}
        className={BOX}
      />
      <span aria-hidden="true" className="text-text-3 unfolded:hidden">
        Select
      </span>
    </label>
  )
}

/** Selects every row of the page, or none. */
export function SelectAllRows() {
  const { rows, selected, selectAll } = useSelection()
  return (
    <label className="-m-1 block p-1">
      <span className="sr-only">Select every row on this page</span>
      <input
        type="checkbox"
        checked={selected.length > 0 && selected.length === rows.length}
        onChange={({ target }) => selectAll(target.checked)}
        className={BOX}
      />
    </label>
  )
}
