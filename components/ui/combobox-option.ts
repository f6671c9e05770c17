/**
 * One thing to choose. `hint` stands beneath its label in the list, and `keywords` are found by typing though not
 * shown.
 */
export type ComboboxOption = { value: string; label: string; hint?: string; keywords?: string[]; disabled?: boolean }
