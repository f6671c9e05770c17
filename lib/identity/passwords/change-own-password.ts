import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { db } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { PASSWORD_MESSAGES } from '@/lib/identity/messages'
import { err, invalidField, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { confirmOwnPassword } from './confirm-own-password'
import { passwordContextOf } from './password-context'
import { hashPassword } from './password-hashing'
import { passwordProblem } from './password-policy'
import { storePassword } from './store-password'
import { newPasswordInput } from './typed-person'

export const changePasswordInput = z.object({
  currentPassword: z.string(PASSWORD_MESSAGES.currentMissing).min(1, PASSWORD_MESSAGES.currentMissing),
  newPassword: newPasswordInput,
})

/**
 * Changes the actor's own password, which takes the current one, and ends all their sessions, including this one.
 * Incorrect passwords are limited as at sign-in, so that an open browser cannot be used to guess the password.
 */
export async function changeOwnPassword(
  actor: Actor,
  given: z.output<typeof changePasswordInput>,
): Promise<Result<{ changed: true }>> {
  if (!environment.passwordSignIn) return err({ kind: 'conflict', message: PASSWORD_MESSAGES.off })
  const person = await db.person.findUniqueOrThrow({ where: { id: actor.id } })
  if (!person.passwordHash) return err({ kind: 'conflict', message: PASSWORD_MESSAGES.none })
  const confirmed = await confirmOwnPassword(person, given.currentPassword)
  if (!confirmed.ok) return confirmed
  const problem = await passwordProblem(given.newPassword, await passwordContextOf(person))
  if (problem) return invalidField('newPassword', problem)
  if (given.newPassword === given.currentPassword) return invalidField('newPassword', PASSWORD_MESSAGES.unchanged)
  const hashed = await hashPassword(given.newPassword)
  if (!hashed.ok) return hashed
  return audited<{ changed: true }>(async (transaction) => {
    const event = await storePassword(transaction, person, hashed.value)
    return { value: { changed: true }, events: [event] }
  })
}
