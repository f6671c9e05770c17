import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { LINK_MESSAGES } from '@/lib/identity/messages'
import { err, invalidField, type Result } from '@/lib/kernel/result'
import { forgetDevices } from './known-device'
import { findLink, redeemLink } from './one-time-link'
import { passwordContextOf } from './password-context'
import { hashPassword } from './password-hashing'
import { passwordProblem } from './password-policy'
import { storePassword } from './store-password'
import { newPasswordInput, tokenInput } from './typed-person'

export const choosePasswordInput = z.object({ token: tokenInput, password: newPasswordInput })

const USED = { kind: 'conflict', message: LINK_MESSAGES.passwordLinkUsed } as const

/** Sets the password of the person of a one-time link. Uses the link up and ends every session of that person. */
export async function choosePassword(given: z.output<typeof choosePasswordInput>): Promise<Result<{ email: string }>> {
  const link = await findLink('choose_password', given.token)
  if (!link?.person || link.person.deactivatedAt) return err(USED)
  const problem = await passwordProblem(given.password, await passwordContextOf(link.person))
  if (problem) return invalidField('password', problem)
  const hashed = await hashPassword(given.password)
  if (!hashed.ok) return hashed
  return audited<{ email: string }>(async (transaction) => {
    const person = (await redeemLink(transaction, 'choose_password', given.token))?.person
    if (!person || person.deactivatedAt) return { refusal: USED }
    const event = await storePassword(transaction, person, hashed.value)
    await forgetDevices(transaction, person.id)
    return { value: { email: person.email }, events: [event] }
  })
}
