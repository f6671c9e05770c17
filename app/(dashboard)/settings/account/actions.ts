'use server'

import { z } from 'zod'
import { changeOwnPassword, changePasswordInput } from '@/lib/identity/passwords/change-own-password'
import { noticesRead, readAccessNotices } from '@/lib/identity/people/read-access-notices'
import { endOtherSessions, endOwnSession, sessionNamed } from '@/lib/identity/sessions/end-sessions'
import { action } from '@/lib/web/action'

export const changeOwnPasswordAction = action({
  name: 'change their own password',
  permission: 'records:read',
  input: changePasswordInput,
  run: changeOwnPassword,
})

export const endOwnSessionAction = action({
  name: 'end their own session',
  permission: 'records:read',
  input: sessionNamed,
  run: endOwnSession,
})

export const endOtherSessionsAction = action({
  name: 'end their other sessions',
  permission: 'records:read',
  input: z.object({}),
  run: endOtherSessions,
})

export const readAccessNoticesAction = action({
  name: 'read the notices about their own access',
  permission: 'records:read',
  input: noticesRead,
  run: readAccessNotices,
})
