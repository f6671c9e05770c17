/**
 * Gives the focus to the field of a panel that opens, behind what it holds already. Radix would select that text, and
 * the next key would replace what was typed while the panel was loading.
 */
export function focusField(event: Event): void {
  const field = event.currentTarget instanceof HTMLElement ? event.currentTarget.querySelector('input') : null
  if (!field) return
  event.preventDefault()
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}
