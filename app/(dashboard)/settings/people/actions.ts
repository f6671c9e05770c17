'use server'

import { action } from '@/lib/action'
import { deactivatePerson, reactivatePerson } from '@/lib/people/deactivate-person'
import { editPerson } from '@/lib/people/edit-person'
import { invitePerson } from '@/lib/people/invite-person'
import { inviteInput, personEdit, seenPerson } from '@/lib/people/person-input'
import { renewPasswordLink } from '@/lib/people/renew-password-link'

const permission = 'people:write'

export const invitePersonAction = action({ name: 'invite a person', permission, input: inviteInput, run: invitePerson })

export const editPersonAction = action({ name: 'edit a person', permission, input: personEdit, run: editPerson })

export const deactivatePersonAction = action({
  name: 'deactivate a person',
  permission,
  input: seenPerson,
  run: deactivatePerson,
})

export const reactivatePersonAction = action({
  name: 'reactivate a person',
  permission,
  input: seenPerson,
  run: reactivatePerson,
})

export const renewPasswordLinkAction = action({
  name: 'make a password link',
  permission,
  input: seenPerson,
  run: renewPasswordLink,
})
