import type { ReactNode } from 'react'

/** The second line of a cell or of a name: 12 px, grey. */
export function SubLine({ children }: { children: ReactNode }) {
  return (
    <span data-sub-line className="sub-line">
      {children}
    </span>
  )
}

/** A reference or a number read out of a document, with a slashed zero. */
export function Reference({ children }: { children: ReactNode }) {
  return <span className="reference">{children}</span>
}
