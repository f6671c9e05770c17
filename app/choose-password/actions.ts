'use server'

import {
  choosePassword,
  choosePasswordInput,
  passwordLinkInput,
  readPasswordLink,
} from '@/lib/identity/passwords/choose-password'
import { openAction } from '@/lib/web/action'

export const readPasswordLinkAction = openAction({
  name: 'read a password link',
  input: passwordLinkInput,
  run: readPasswordLink,
})

export const choosePasswordAction = openAction({
  name: 'choose a password',
  input: choosePasswordInput,
  run: choosePassword,
})
