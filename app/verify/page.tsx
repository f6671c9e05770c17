import type { Metadata } from 'next'
import { VerifyForm } from '@/components/verify/verify-form'
import { PLAIN_LINK, VerifyFrame } from '@/components/verify/verify-frame'
import { instancePublicKey } from '@/lib/audit/chains/instance-key'
import { verifierFile } from '@/lib/audit/verifier-file'
import { currentActor } from '@/lib/identity/sign-in/session'

export const metadata: Metadata = { title: 'Verify a package' }

/**
 * Checks a package in the browser of the person who received it, signed in or not. proxy.ts forbids this page every
 * connection, so its links are plain: each loads a new document with its own policy.
 */
export default async function VerifyPage() {
  const actor = await currentActor()
  const verifier = verifierFile()
  return (
    <VerifyFrame
      signedIn={actor !== null}
      title="Verify a package"
      description={
        <>
          Check that a signed package of a report has not changed since it was signed. The check runs in this browser
          and the file is never uploaded: by the policy of this page (
          <span className="whitespace-nowrap">connect-src &apos;none&apos;</span>) the browser refuses every request
          that could carry it.
        </>
      }
    >
      <VerifyForm instanceKey={instancePublicKey()} />
      <div className="grid gap-1 text-sm text-text-3 print:hidden">
        <p>
          To run the same check without this page, download one file that needs only Node.js:{' '}
          {verifier ? (
            <a href={verifier.path} download className={PLAIN_LINK}>
              headroom-verify.mjs
            </a>
          ) : (
            'headroom-verify.mjs'
          )}
          . Run it with <code className="font-mono text-xs">node headroom-verify.mjs FILE.zip</code>. To write a check
          of your own, see docs/verification.md.
        </p>
        {verifier ? (
          <p>
            SHA-256 of that file: <code className="font-mono text-xs wrap-anywhere">{verifier.sha256}</code>
          </p>
        ) : null}
      </div>
      <p className="text-sm text-text-3 print:hidden">
        For a letter for the bank,{' '}
        <a href="/verify/letter" className={PLAIN_LINK}>
          check the code of a letter
        </a>
        .
      </p>
    </VerifyFrame>
  )
}
