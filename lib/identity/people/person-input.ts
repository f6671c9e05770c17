import { z } from 'zod'
import { emailInput, personNameInput, roleInput } from '@/lib/identity/access/person-input'
import { recordId } from '@/lib/kernel/text'

/** Somebody who is to sign in. */
export const inviteInput = z.object({ name: personNameInput, email: emailInput, role: roleInput })
export type InviteInput = z.output<typeof inviteInput>

/** A person as somebody saw them: `version` is the one on that screen. */
export const seenPerson = z.object({ id: recordId('There is no such person'), version: z.coerce.number().int() })
export type SeenPerson = z.output<typeof seenPerson>

export const personEdit = inviteInput.extend(seenPerson.shape)
export type PersonEdit = z.output<typeof personEdit>
