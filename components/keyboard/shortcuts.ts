'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import { singleKeysAreOn } from './key-preference'
import { isTypedIn, keyOf } from './keys'

/** Where the help lists a shortcut; those of a record come before those of every page. */
export const SHORTCUT_GROUPS = ['This record', 'This list', 'Everywhere'] as const
export type ShortcutGroup = (typeof SHORTCUT_GROUPS)[number]

/** A key of the page that is open. It is registered only while its action is allowed. */
export type Shortcut = {
  /** As `keyOf` names it. */
  keys: string
  label: string
  group: ShortcutGroup
  run: () => void
  /** Whether it applies to the page as it is now; left out, it always does. */
  applies?: () => boolean
}

let registered: readonly Shortcut[] = []
const listeners = new Set<() => void>()

function change(next: readonly Shortcut[]): void {
  registered = next
  for (const listener of listeners) listener()
}

/** Adds a shortcut; returns the function that removes it. */
function register(shortcut: Shortcut): () => void {
  change([...registered, shortcut])
  return () => change(registered.filter((one) => one !== shortcut))
}

/** The shortcuts that apply now, one for each key: a record's own before that of the list, and that before any. */
export function shortcutsNow(): Shortcut[] {
  const inOrder = SHORTCUT_GROUPS.flatMap((group) => registered.filter((one) => one.group === group))
  const applying = inOrder.filter(({ applies }) => applies?.() ?? true)
  return applying.filter((one, at) => applying.findIndex(({ keys }) => keys === one.keys) === at)
}

const REPEATED = ['j', 'k']

/** Runs the shortcut of a key press. Nothing runs while a field is typed in, a dialog is open or a key is held down. */
export function runShortcut(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isTypedIn(event.target) || !singleKeysAreOn()) return
  if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return
  const keys = keyOf(event)
  const shortcut = shortcutsNow().find((one) => one.keys === keys)
  if (!shortcut || (event.repeat && !REPEATED.includes(shortcut.keys))) return
  event.preventDefault()
  shortcut.run()
}

/** Registers shortcuts while the component is shown. `null` registers none. */
export function useShortcut(shortcut: Shortcut | null): void {
  const latest = useRef(shortcut)
  useEffect(() => {
    latest.current = shortcut
  })
  const { keys, label, group } = shortcut ?? {}
  useEffect(() => {
    if (!keys || !label || !group) return
    const applies = () => latest.current?.applies?.() ?? true
    return register({ keys, label, group, applies, run: () => latest.current?.run() })
  }, [keys, label, group])
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The shortcuts registered now; a component that shows them is drawn again when they change. */
export function useShortcuts(): Shortcut[] {
  useSyncExternalStore(
    subscribe,
    () => registered,
    () => registered,
  )
  return shortcutsNow()
}
