import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { db } from '@/lib/database/db'
import { PASSWORD_MESSAGES } from '@/lib/identity/messages'
import { err, invalidField, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { passwordProblem } from './password-policy'
import { newPasswordInput } from './person-input'
import { hashPassword, isLocked, recordRefusedSignIn, verifyPassword } from './sign-in'
import { storePassword } from './store-password'

export const changePasswordInput = z.object({
  currentPassword: z.string(PASSWORD_MESSAGES.currentMissing).min(1, PASSWORD_MESSAGES.currentMissing),
  newPassword: newPasswordInput,
})

/**
 * Changes the actor's own password, which takes the current one, and ends all their sessions, including this one.
 * Incorrect passwords count like those at sign-in, so that an open browser cannot be used to guess the password.
 */
export async function changeOwnPassword(
  actor: Actor,
  given: z.output<typeof changePasswordInput>,
): Promise<Result<{ changed: true }>> {
  const person = await db.person.findUniqueOrThrow({ where: { id: actor.id } })
  if (!person.passwordHash) return err({ kind: 'conflict', message: PASSWORD_MESSAGES.none })
  if (await isLocked(person.email)) return err({ kind: 'conflict', message: PASSWORD_MESSAGES.tooManyAttempts })
  const isCorrect = await verifyPassword(person.passwordHash, given.currentPassword)
  if (!isCorrect) {
    await recordRefusedSignIn(person.email, person.id)
    return invalidField('currentPassword', PASSWORD_MESSAGES.currentWrong)
  }
  const problem = passwordProblem(given.newPassword, person.email)
  if (problem) return invalidField('newPassword', problem)
  if (given.newPassword === given.currentPassword) return invalidField('newPassword', PASSWORD_MESSAGES.unchanged)
  const passwordHash = await hashPassword(given.newPassword)
  return audited<{ changed: true }>(async (transaction) => {
    const event = await storePassword(transaction, person, passwordHash)
    return { value: { changed: true }, events: [event] }
  })
}
