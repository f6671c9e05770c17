'use client'

import { useSyncExternalStore } from 'react'

const NAME = 'headroom.single-keys'
const listeners = new Set<() => void>()

/** Whether keys without Ctrl or Cmd are shortcuts on this device. On until a person switches them off (WCAG 2.1.4). */
export const singleKeysAreOn = (): boolean => {
  try {
    return window.localStorage.getItem(NAME) !== 'off'
  } catch {
    return true
  }
}

/** Switches them on or off on this device. */
export function switchSingleKeys(on: boolean): void {
  try {
    if (on) window.localStorage.removeItem(NAME)
    else window.localStorage.setItem(NAME, 'off')
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
