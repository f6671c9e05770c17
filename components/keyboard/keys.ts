/** A key as a shortcut names it: `j`, `Shift+E`, `?`, `Escape`. Null for a press that is never one. */
export function keyOf(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  if (!/^[a-z]$/i.test(event.key)) return event.key
  return event.shiftKey ? `Shift+${event.key.toUpperCase()}` : event.key.toLowerCase()
}

const TYPED_IN = [
  'input:not([type=radio], [type=checkbox], [type=button], [type=submit])',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable=false])',
  '[role=textbox]',
  '[role=combobox]',
  '[role=listbox]',
  '[role=menu]',
].join(', ')

/** Whether a field takes the key that is pressed here: then it is not a shortcut. */
export const isTypedIn = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPED_IN) !== null

/** A shortcut as it is printed: `J`, `Shift E`, `Esc`. */
export const printedKeys = (keys: string): string =>
  keys === 'Escape' ? 'Esc' : keys.replace('+', ' ').replace(/^[a-z]$/, (letter) => letter.toUpperCase())

/** Confirms a form with Ctrl+Enter, or Cmd+Enter, from any of its fields. For `onKeyDown` of the form. */
export function submitOnControlEnter(event: {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  currentTarget: HTMLFormElement
  preventDefault: () => void
}): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}
