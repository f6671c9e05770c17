import type { ReactNode } from 'react'

/** What a figure is, behind it, where a folded table shows no header. */
export function PhoneWords({ children }: { children: ReactNode }) {
  return <span className="font-normal tablet:hidden print:hidden"> {children}</span>
}
