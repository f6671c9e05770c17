import '@fontsource-variable/inter/index.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Theme } from '@/components/shell/theme'

const interLatin = localFont({
  src: './fonts/inter-latin.woff2',
  weight: '100 900',
  variable: '--font-inter-latin',
  display: 'swap',
})

export const metadata: Metadata = {
  title: { default: 'Headroom', template: '%s - Headroom' },
  description: "The ledger for fees paid to Russia's FSB under OFAC's general licenses",
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f7f5' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1211' },
  ],
}

/** The document of every page: type, theme and what has to live above them all. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en" className={interLatin.variable} suppressHydrationWarning>
      <body>
        <Theme nonce={nonce}>{children}</Theme>
      </body>
    </html>
  )
}
