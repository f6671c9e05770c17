import type { ReactNode } from 'react'
import { BrandMark } from '@/components/shell/brand'
import { ThemeToggle } from '@/components/shell/theme-toggle'

/**
 * A plain link, which loads a new document: the pages that check something have content security policies of their own.
 */
export const PLAIN_LINK = 'text-accent underline underline-offset-3 print:no-underline'
const HEADER_LINK = 'text-sm text-accent underline-offset-3 hover:underline'

/**
 * A page on which something is checked, signed in or not. Its links are plain, so that each loads a new document with
 * its own content security policy.
 */
export function VerifyFrame({
  signedIn,
  title,
  description,
  children,
}: {
  signedIn: boolean
  title: string
  description: ReactNode
  children: ReactNode
}) {
  return (
    <main className="mx-auto grid max-w-180 content-start gap-5 p-gutter pb-16 tablet:pt-10 print:max-w-none print:p-0">
      <div className="flex items-center gap-4">
        <p className="mr-auto flex items-center gap-2.5 text-lg font-semibold">
          <BrandMark size={24} />
          Headroom
        </p>
        <nav aria-label="Headroom" className="flex items-center gap-4 print:hidden">
          <a href={signedIn ? '/exports' : '/sign-in'} className={HEADER_LINK}>
            {signedIn ? 'Back to Headroom' : 'Sign in'}
          </a>
          <ThemeToggle />
        </nav>
      </div>
      <header>
        <h1 className="text-xl font-semibold tracking-[-0.012em]">{title}</h1>
        <p className="mt-0.5 max-w-[72ch] text-text-2 print:hidden">{description}</p>
      </header>
      {children}
    </main>
  )
}
