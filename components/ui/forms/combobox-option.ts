/**
 * One option. `hint` is shown beneath its label in the list; `keywords` are searched but not shown.
 */
export type ComboboxOption = { value: string; label: string; hint?: string; keywords?: string[]; disabled?: boolean }

/** The first that match, and whether they are all. */
export type FoundOptions = { options: ComboboxOption[]; isComplete: boolean }

/**
 * A search for more options than the list contains. `name` identifies the search in the cache.
 */
export type MoreOptions = { name: string; ask: (query: string, signal: AbortSignal) => Promise<FoundOptions> }

export type ComboboxProps = {
  options: readonly ComboboxOption[]
  name?: string
  /** The controlled choice; omit it to let the combobox keep its own, starting with `defaultValue`. */
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  placeholder?: string
  /** The label of the chosen option, where `options` may not have it. */
  valueLabel?: string
  /** Called with what is typed, where `options` are only the first of many. */
  more?: MoreOptions
  /** The placeholder of the search field of the list. */
  searchWords?: string
  /** Shown in the list when nothing matches. */
  emptyWords?: string
  /** Offers "None" as the first choice. */
  clearable?: boolean
  disabled?: boolean
  /** The last choice of the list, such as "Add company": called with what is typed into its search field. */
  add?: { label: string; onAdd: (typed: string) => void } | undefined
}
