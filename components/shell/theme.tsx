'use client'

import { setNonce } from 'get-nonce'
import { ThemeProvider } from 'next-themes'
import { type ReactNode, useState } from 'react'

/**
 * The theme above every page. `nonce` lets its script pass the policy of the page, and the style sheet with which a
 * dialog keeps the page behind it from scrolling. The first one counts: that of the document, not that of an answer
 * that renews the page.
 */
export function Theme({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [ofDocument] = useState(() => {
    if (nonce) setNonce(nonce)
    return nonce
  })
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      enableColorScheme={false}
      disableTransitionOnChange
      nonce={ofDocument}
    >
      {children}
    </ThemeProvider>
  )
}
