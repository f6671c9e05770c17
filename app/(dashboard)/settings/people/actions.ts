'use server'

import { accessNamed, confirmAccess, declineAccess } from '@/lib/identity/people/confirm-access'
import { deactivatePerson, reactivatePerson } from '@/lib/identity/people/deactivate-person'
import { editPerson } from '@/lib/identity/people/edit-person'
import { invitePerson } from '@/lib/identity/people/invite-person'
import { inviteInput, personEdit, personVersion } from '@/lib/identity/people/person-input'
import { renewPasswordLink } from '@/lib/identity/people/renew-password-link'
import { askFactorReset, askResetInput, decideFactorReset, decideResetInput } from '@/lib/identity/people/reset-factor'
import { endSessionsOfPerson, sessionsOfPerson } from '@/lib/identity/sessions/end-sessions'
import { endIdentity } from '@/lib/identity/single-sign-on/end-identity'
import { action } from '@/lib/web/action'

const permission = 'people:write'

export const invitePersonAction = action({ name: 'invite a person', permission, input: inviteInput, run: invitePerson })

export const editPersonAction = action({ name: 'edit a person', permission, input: personEdit, run: editPerson })

export const deactivatePersonAction = action({
  name: 'deactivate a person',
  permission,
  input: personVersion,
  run: deactivatePerson,
})

export const reactivatePersonAction = action({
  name: 'reactivate a person',
  permission,
  input: personVersion,
  run: reactivatePerson,
})

export const renewPasswordLinkAction = action({
  name: 'create a password link',
  permission,
  input: personVersion,
  run: renewPasswordLink,
})

export const endSessionsOfPersonAction = action({
  name: 'end the sessions of a person',
  permission,
  input: sessionsOfPerson,
  run: endSessionsOfPerson,
})

export const confirmAccessAction = action({
  name: 'confirm access',
  permission: 'people:confirm-access',
  input: accessNamed,
  run: confirmAccess,
})

export const declineAccessAction = action({
  name: 'decline access',
  permission: 'people:confirm-access',
  input: accessNamed,
  run: declineAccess,
})

export const askFactorResetAction = action({
  name: 'request the reset of a second factor',
  permission: 'people:write',
  input: askResetInput,
  run: askFactorReset,
})

export const decideFactorResetAction = action({
  name: 'decide on the reset of a second factor',
  permission: 'people:confirm-access',
  input: decideResetInput,
  run: decideFactorReset,
})

export const endIdentityAction = action({
  name: 'end the provider identity of a person',
  permission,
  input: personVersion,
  run: endIdentity,
})
