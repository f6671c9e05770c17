'use server'

import { choosePassword, choosePasswordInput } from '@/lib/identity/access/choose-password'
import { openAction } from '@/lib/web/action'

export const choosePasswordAction = openAction({
  name: 'choose a password',
  input: choosePasswordInput,
  run: choosePassword,
})
