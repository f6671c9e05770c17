import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/audited'
import { invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { keepPassword } from './keep-password'
import { findLink, takeLink } from './one-time-link'
import { passwordProblem } from './password-policy'
import { chosenPasswordInput, tokenInput } from './person-input'
import { hashPassword } from './sign-in'

export const choosePasswordInput = z.object({ token: tokenInput, password: chosenPasswordInput })

const USED = {
  kind: 'conflict',
  says: 'This link was used, or is too old. An administrator can make a new one under Settings, People',
} as const

/** The person behind a one-time link chooses a password; the link is used up and every session of that person ends. */
export async function choosePassword(given: z.output<typeof choosePasswordInput>): Promise<Outcome<{ email: string }>> {
  const link = await findLink('choose_password', given.token)
  if (!link?.person || link.person.deactivatedAt) return refused(USED)
  const problem = passwordProblem(given.password, link.person.email)
  if (problem) return invalidField('password', problem)
  const passwordHash = await hashPassword(given.password)
  return audited<{ email: string }>(async (transaction) => {
    const person = (await takeLink(transaction, 'choose_password', given.token))?.person
    if (!person || person.deactivatedAt) return { refusal: USED }
    const event = await keepPassword(transaction, person, passwordHash)
    return { value: { email: person.email }, events: [event] }
  })
}
