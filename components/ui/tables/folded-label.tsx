import type { ReactNode } from 'react'

/** The label after a figure in a folded table, which has no header. */
export function FoldedLabel({ children }: { children: ReactNode }) {
  return <span className="font-normal unfolded:hidden"> {children}</span>
}
