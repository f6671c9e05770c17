import type { Metadata } from 'next'
import { choosePasswordAction, readPasswordLinkAction } from './actions'
import { ChoosePassword } from './choose-password'

export const metadata: Metadata = { title: 'Choose a password' }

/** Chooses a password, for a person with a one-time link from an administrator. Its token is in the fragment. */
export default function ChoosePasswordPage() {
  return <ChoosePassword readLink={readPasswordLinkAction} choose={choosePasswordAction} />
}
