/**
 * Removes every draft of this tab: what one person typed is not offered to the next who signs in here. A browser that
 * refuses the storage has none.
 */
export function forgetAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (/^headroom\.(payment-)?draft\./.test(key)) sessionStorage.removeItem(key)
  } catch {
    // Nothing is stored there.
  }
}
