'use client'

import { useSyncExternalStore } from 'react'

/** Under this name the choice is in the storage of the browser. */
export const SINGLE_KEYS = 'headroom.single-keys'
const listeners = new Set<() => void>()

/** Whether keys without Ctrl or Cmd are shortcuts on this device. On until a person switches them off (WCAG 2.1.4). */
export const singleKeysAreOn = (): boolean => {
  try {
    return window.localStorage.getItem(SINGLE_KEYS) !== 'off'
  } catch {
    return true
  }
}

/** Switches them on or off on this device. */
export function switchSingleKeys(on: boolean): void {
  try {
    if (on) window.localStorage.removeItem(SINGLE_KEYS)
    else window.localStorage.setItem(SINGLE_KEYS, 'off')
  } catch {
    // A browser that stores nothing keeps them on.
  }
  for (const listener of listeners) listener()
}

/** The same as state. */
export const useSingleKeys = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    singleKeysAreOn,
    () => true,
  )
