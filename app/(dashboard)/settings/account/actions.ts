'use server'

import { changeOwnPassword, changePasswordInput } from '@/lib/identity/access/change-own-password'
import { action } from '@/lib/web/action'

export const changeOwnPasswordAction = action({
  name: 'change their own password',
  permission: 'records:read',
  input: changePasswordInput,
  run: changeOwnPassword,
})
