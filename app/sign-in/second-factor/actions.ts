'use server'

import { z } from 'zod'
import { addAuthenticatorAtSignIn, addAuthenticatorInput } from '@/lib/identity/second-factor/add-authenticator'
import { giveAtSignIn, passkeyQuestionAtSignIn } from '@/lib/identity/second-factor/give-at-sign-in'
import { factorInput } from '@/lib/identity/second-factor/given-factor'
import { openAction } from '@/lib/web/action'

export const giveAtSignInAction = openAction({
  name: 'give a second factor at sign-in',
  input: factorInput,
  run: giveAtSignIn,
})

export const addAuthenticatorAtSignInAction = openAction({
  name: 'add an authenticator app at sign-in',
  input: addAuthenticatorInput,
  run: addAuthenticatorAtSignIn,
})

export const passkeyQuestionAtSignInAction = openAction({
  name: 'ask for a passkey at sign-in',
  input: z.object({}),
  run: passkeyQuestionAtSignIn,
})
