import 'server-only'
import { PASSWORD_MESSAGES } from '@/lib/identity/messages'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { NO_ONES_HASH, verifyPassword, whileHashing } from './password-hashing'
import { countAttempt } from './sign-in-attempts'

/**
 * Whether a person typed their current password, in the field `currentPassword`. Incorrect ones are limited as at
 * sign-in, so that an open browser cannot be used to guess it.
 */
export async function confirmOwnPassword(
  person: { id: string; email: string; passwordHash: string | null },
  typed: string,
): Promise<Result<null>> {
  const checked = await whileHashing('known', () =>
    countAttempt({ via: 'session', account: person.email }, async () => ({
      correct: await verifyPassword(person.passwordHash ?? NO_ONES_HASH, typed),
      personId: person.id,
    })),
  )
  if (!checked.ok) return checked
  if (!checked.value) return err({ kind: 'conflict', message: PASSWORD_MESSAGES.tooManyAttempts })
  return checked.value.correct ? ok(null) : invalidField('currentPassword', PASSWORD_MESSAGES.currentWrong)
}
