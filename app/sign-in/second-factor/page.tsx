import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignedOutPage } from '@/components/settings/signed-out-page'
import { newAuthenticator } from '@/lib/identity/second-factor/add-authenticator'
import { readChallengeToken } from '@/lib/identity/second-factor/challenge-cookie'
import { factorState } from '@/lib/identity/second-factor/factor-queries'
import { findChallenge } from '@/lib/identity/second-factor/sign-in-challenge'
import { nextPath } from '@/lib/identity/sign-in/next-path'
import type { SearchParams } from '@/lib/kernel/list-params'
import { roleLabel } from '@/lib/permissions/role-labels'
import { addAuthenticatorAtSignInAction, giveAtSignInAction, passkeyQuestionAtSignInAction } from './actions'
import { EnrolForm } from './enrol-form'
import { GiveForm } from './give-form'

export const metadata: Metadata = { title: 'Second factor' }

/** The second step of a sign-in whose password was right: gives a second factor, or sets up the first one. */
export default async function SecondFactorPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const next = nextPath((await searchParams).next)
  const challenge = await findChallenge(await readChallengeToken())
  if (!challenge || challenge.isMet) redirect('/sign-in?error=second_factor')
  const { person } = challenge
  if (challenge.purpose === 'give')
    return (
      <SignedOutPage title="Second factor" description={`${person.name}, give it to finish signing in.`}>
        <GiveForm
          action={giveAtSignInAction}
          next={next}
          askPasskey={(await factorState(person)).hasPasskey ? passkeyQuestionAtSignInAction : null}
        />
      </SignedOutPage>
    )
  return (
    <SignedOutPage
      title="Set up a second factor"
      description={`${person.name}, people with the role ${roleLabel(person.role)} sign in with one.`}
    >
      <EnrolForm setUp={await newAuthenticator(person)} action={addAuthenticatorAtSignInAction} next={next} />
    </SignedOutPage>
  )
}
