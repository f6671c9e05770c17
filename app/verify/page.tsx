import type { Metadata } from 'next'
import { VerifyForm } from '@/components/verify/verify-form'
import { PLAIN_LINK, VerifyFrame } from '@/components/verify/verify-frame'
import { instancePublicKey } from '@/lib/audit/instance-key'
import { verifierFile } from '@/lib/audit/verifier-file'
import { currentActor } from '@/lib/identity/access/session'

export const metadata: Metadata = { title: 'Verify a package' }

/**
 * Checks a package in the browser of whoever was handed it, signed in or not. proxy.ts forbids this page every
 * connection, so what leads away from it are plain links: each loads a page with a policy of its own.
 */
export default async function VerifyPage() {
  const actor = await currentActor()
  const verifier = verifierFile()
  return (
    <VerifyFrame
      signedIn={actor !== null}
      title="Verify a package"
      says={
        <>
          Whether a signed package of a report is as it was when it was signed. It is checked in this browser and never
          uploaded: by the policy of this page (<span className="whitespace-nowrap">connect-src &apos;none&apos;</span>)
          the browser itself refuses the requests that could carry it.
        </>
      }
    >
      <VerifyForm instanceKey={instancePublicKey()} />
      <div className="grid gap-1 text-sm text-text-3 print:hidden">
        <p>
          The same check without this page is one file that needs Node.js and nothing else:{' '}
          {verifier ? (
            <a href={verifier.path} download className={PLAIN_LINK}>
              headroom-verify.mjs
            </a>
          ) : (
            'headroom-verify.mjs'
          )}
          , run by <code className="font-mono text-xs">node headroom-verify.mjs FILE.zip</code>. How a package is made,
          for a check of your own: docs/verification.md.
        </p>
        {verifier ? (
          <p>
            SHA-256 of that file: <code className="font-mono text-xs wrap-anywhere">{verifier.sha256}</code>
          </p>
        ) : null}
      </div>
      <p className="text-sm text-text-3 print:hidden">
        A letter for the bank is asked about on a page of its own:{' '}
        <a href="/verify/letter" className={PLAIN_LINK}>
          check the code of a letter
        </a>
        .
      </p>
    </VerifyFrame>
  )
}
