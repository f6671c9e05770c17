import type { Metadata } from 'next'
import { CheckLetterForm } from '@/components/bank-letters/check-letter-form'
import { PLAIN_LINK, VerifyFrame } from '@/components/verify/verify-frame'
import { currentActor } from '@/lib/identity/sign-in/session'
import { checkLetterAction } from './actions'

export const metadata: Metadata = { title: 'Check a letter for the bank' }

/**
 * Shows the reader of a letter for the bank, without an account and without JavaScript, whether the approval it states
 * was withdrawn.
 */
export default async function CheckLetterPage() {
  const actor = await currentActor()
  return (
    <VerifyFrame
      signedIn={actor !== null}
      title="Check a letter for the bank"
      description={
        <>
          A letter for the bank states that a payment was approved under OFAC’s general licenses, and shows a code.
          Enter it to see what the letter states and whether the approval was withdrawn. The code is sent to the server
          and appears in no address. To check a signed package of a report, go to{' '}
          <a href="/verify" className={PLAIN_LINK}>
            Verify a package
          </a>
          .
        </>
      }
    >
      <CheckLetterForm action={checkLetterAction} />
    </VerifyFrame>
  )
}
