import type { Metadata } from 'next'
import { BrandMark } from '@/components/shell/brand'
import { ThemeToggle } from '@/components/shell/theme-toggle'
import { VerifyForm } from '@/components/verify/verify-form'
import { currentActor } from '@/lib/access/session'
import { instancePublicKey } from '@/lib/signing/instance-key'

export const metadata: Metadata = { title: 'Verify a package' }

const HEADER_LINK = 'text-sm text-accent underline-offset-3 hover:underline'

/**
 * Checks a package in the browser of whoever was handed it, signed in or not. proxy.ts forbids this page every connection, so what leads away from it
 * are plain links: each loads a page with a policy of its own.
 */
export default async function VerifyPage() {
  const actor = await currentActor()
  return (
    <main className="mx-auto grid max-w-180 content-start gap-5 p-gutter pb-16 tablet:pt-10 print:max-w-none print:p-0">
      <div className="flex items-center gap-4">
        <p className="mr-auto flex items-center gap-2.5 text-lg font-semibold">
          <BrandMark size={24} />
          Headroom
        </p>
        <nav aria-label="Headroom" className="flex items-center gap-4 print:hidden">
          <a href={actor ? '/exports' : '/sign-in'} className={HEADER_LINK}>
            {actor ? 'Back to Headroom' : 'Sign in'}
          </a>
          <ThemeToggle />
        </nav>
      </div>
      <header>
        <h1 className="text-xl font-semibold tracking-[-0.012em]">Verify a package</h1>
        <p className="mt-0.5 max-w-[72ch] text-text-2 print:hidden">
          Whether a signed package of a report is as it was when it was signed. It is checked in this browser and never
          uploaded: by the policy of this page (<span className="whitespace-nowrap">connect-src &apos;none&apos;</span>)
          the browser itself refuses the requests that could carry it.
        </p>
      </header>
      <VerifyForm instanceKey={instancePublicKey()} />
      <p className="text-sm text-text-3 print:hidden">
        The same check without this page, with Node alone:{' '}
        <code className="font-mono text-xs">npm run -s verify -- FILE.zip</code>. How a package is made, for a check of
        your own: docs/verification.md.
      </p>
    </main>
  )
}
