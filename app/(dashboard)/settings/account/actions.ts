'use server'

import { z } from 'zod'
import { deputyshipNamed, endDeputyship } from '@/lib/identity/deputies/end-deputyship'
import { nameDeputy, nameDeputyInput } from '@/lib/identity/deputies/name-deputy'
import { changeOwnPassword, changePasswordInput } from '@/lib/identity/passwords/change-own-password'
import { noticesRead, readAccessNotices } from '@/lib/identity/people/read-access-notices'
import { addAuthenticator, addAuthenticatorInput } from '@/lib/identity/second-factor/add-authenticator'
import { addPasskey, addPasskeyInput, newPasskeyOptions } from '@/lib/identity/second-factor/add-passkey'
import {
  factorNamed,
  removeFactor,
  renameFactor,
  renameFactorInput,
  renewRecoveryCodes,
} from '@/lib/identity/second-factor/change-own-factors'
import { factorInput } from '@/lib/identity/second-factor/given-factor'
import { giveInSession } from '@/lib/identity/second-factor/recent-factor'
import { passkeyQuestion } from '@/lib/identity/second-factor/redeem-passkey'
import { endOtherSessions, endOwnSession, sessionNamed } from '@/lib/identity/sessions/end-sessions'
import { ok } from '@/lib/kernel/result'
import { action } from '@/lib/web/action'
import { refreshPages } from '../../refresh-pages'

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

export const addAuthenticatorAction = action({
  name: 'add an authenticator app',
  permission: 'records:read',
  input: addAuthenticatorInput,
  run: addAuthenticator,
})

export const renameFactorAction = action({
  name: 'rename a second factor',
  permission: 'records:read',
  input: renameFactorInput,
  run: renameFactor,
})

export const removeFactorAction = action({
  name: 'remove a second factor',
  permission: 'records:read',
  input: factorNamed,
  run: removeFactor,
})

export const renewRecoveryCodesAction = action({
  name: 'make new recovery codes',
  permission: 'records:read',
  input: z.object({}),
  run: renewRecoveryCodes,
})

export const giveFactorAction = action({
  name: 'give a second factor',
  permission: 'records:read',
  input: factorInput,
  run: giveInSession,
})

export const passkeyQuestionAction = action({
  name: 'ask for a passkey',
  permission: 'records:read',
  input: z.object({}),
  run: async (actor) => ok(await passkeyQuestion(actor.id)),
})

export const newPasskeyOptionsAction = action({
  name: 'begin to add a passkey',
  permission: 'records:read',
  input: z.object({}),
  run: newPasskeyOptions,
})

export const addPasskeyAction = action({
  name: 'add a passkey',
  permission: 'records:read',
  input: addPasskeyInput,
  run: addPasskey,
})

export const nameDeputyAction = action({
  name: 'name a deputy',
  permission: 'people:name-deputy',
  input: nameDeputyInput,
  run: async (actor, given) => refreshPages(await nameDeputy(actor, given)),
})

export const endDeputyshipAction = action({
  name: 'end a deputyship',
  permission: 'people:name-deputy',
  input: deputyshipNamed,
  run: endDeputyship,
})
