import { z } from 'zod'
import { PERSON_MESSAGES } from '@/lib/identity/messages'
import { emailInput, personNameInput, roleInput } from '@/lib/identity/passwords/typed-person'
import { recordId } from '@/lib/kernel/text'

/** A person to invite. */
export const inviteInput = z.object({ name: personNameInput, email: emailInput, role: roleInput })
export type InviteInput = z.output<typeof inviteInput>

/** A person, with the version that the form was opened with. */
export const personVersion = z.object({ id: recordId(PERSON_MESSAGES.unknown), version: z.coerce.number().int() })
export type PersonVersion = z.output<typeof personVersion>

export const personEdit = inviteInput.extend(personVersion.shape)
export type PersonEdit = z.output<typeof personEdit>
