'use server'

import { choosePassword, choosePasswordInput } from '@/lib/access/choose-password'
import { openAction } from '@/lib/action'

export const choosePasswordAction = openAction({
  name: 'choose a password',
  input: choosePasswordInput,
  run: choosePassword,
})
