import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/audited'
import { db } from '@/lib/database/db'
import { invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import type { Actor } from '@/lib/permissions/permissions'
import { keepPassword } from './keep-password'
import { passwordProblem } from './password-policy'
import { chosenPasswordInput } from './person-input'
import { hashPassword, isLocked, isPassword, refuse } from './sign-in'

export const changePasswordInput = z.object({
  currentPassword: z.string('Enter your current password').min(1, 'Enter your current password'),
  newPassword: chosenPasswordInput,
})

/**
 * A person changes their own password, with the one they have: every session of theirs ends, this one too. Wrong
 * passwords count like those at sign-in, so that an open browser is no way to guess.
 */
export async function changeOwnPassword(
  actor: Actor,
  given: z.output<typeof changePasswordInput>,
): Promise<Outcome<{ changed: true }>> {
  const person = await db.person.findUniqueOrThrow({ where: { id: actor.id } })
  if (!person.passwordHash)
    return refused({
      kind: 'conflict',
      says: 'You have no password yet. An administrator can make a link to choose one',
    })
  if (await isLocked(person.email))
    return refused({ kind: 'conflict', says: 'There were too many wrong passwords. Try again in 15 minutes' })
  const right = await isPassword(person.passwordHash, given.currentPassword)
  if (!right) {
    await refuse(person.email, person.id)
    return invalidField('currentPassword', 'The current password is not right')
  }
  const problem = passwordProblem(given.newPassword, person.email)
  if (problem) return invalidField('newPassword', problem)
  if (given.newPassword === given.currentPassword)
    return invalidField('newPassword', 'This is the current password. Choose another')
  const passwordHash = await hashPassword(given.newPassword)
  return audited<{ changed: true }>(async (transaction) => {
    const event = await keepPassword(transaction, person, passwordHash)
    return { value: { changed: true }, events: [event] }
  })
}
