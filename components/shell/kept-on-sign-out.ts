import { SINGLE_KEYS } from '@/components/keyboard/key-preference'

/** What a device remembers of how the application looks and is used. It is about no person and no record. */
const PREFERENCES = ['theme', SINGLE_KEYS]

/**
 * Reads the preferences of this device and returns a function that stores them again: the answer to a sign-out has the
 * browser clear everything that the site stored.
 */
export function rememberPreferences(): () => void {
  const read = (name: string): [string, string][] => {
    const value = window.localStorage.getItem(name)
    return value === null ? [] : [[name, value]]
  }
  try {
    const kept = PREFERENCES.flatMap(read)
    return () => {
      for (const [name, value] of kept) window.localStorage.setItem(name, value)
    }
  } catch {
    // A browser that refuses the storage has no preferences.
    return () => {}
  }
}
