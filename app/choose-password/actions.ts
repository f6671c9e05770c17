'use server'

import { choosePassword, choosePasswordInput } from '@/lib/identity/passwords/choose-password'
import { openAction } from '@/lib/web/action'

export const choosePasswordAction = openAction({
  name: 'choose a password',
  input: choosePasswordInput,
  run: choosePassword,
})
