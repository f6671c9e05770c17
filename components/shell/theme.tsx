'use client'

import { setNonce } from 'get-nonce'
import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'

/**
 * The theme above every page. `nonce` lets its script pass the policy of the page, and the style sheet with which a
 * dialog keeps the page behind it from scrolling.
 */
export function Theme({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  if (nonce) setNonce(nonce)
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      enableColorScheme={false}
      disableTransitionOnChange
      nonce={nonce}
    >
      {children}
    </ThemeProvider>
  )
}
