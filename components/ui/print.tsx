import type { ReactNode } from 'react'

/** Stands on paper alone. */
export function PrintOnly({ children }: { children: ReactNode }) {
  return <div className="hidden print:block">{children}</div>
}

/** Stands on the screen alone. */
export function ScreenOnly({ children }: { children: ReactNode }) {
  return <div className="print:hidden">{children}</div>
}
