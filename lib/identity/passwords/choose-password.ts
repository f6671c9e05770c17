import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { environment } from '@/lib/database/env'
import { LINK_MESSAGES, PASSWORD_MESSAGES } from '@/lib/identity/messages'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { forgetDevices } from './known-device'
import { findLink, redeemLink } from './one-time-link'
import { passwordContextOf } from './password-context'
import { hashPassword } from './password-hashing'
import { passwordProblem } from './password-policy'
import { storePassword } from './store-password'
import { newPasswordInput, tokenInput } from './typed-person'

export const choosePasswordInput = z.object({ token: tokenInput, password: newPasswordInput })

/** A link as the page posts it, to learn for whom it is. */
export const passwordLinkInput = z.object({ token: tokenInput })

const USED = { kind: 'conflict', message: LINK_MESSAGES.passwordLinkUsed } as const
const OFF = { kind: 'conflict', message: PASSWORD_MESSAGES.off } as const
const WAITS = { kind: 'conflict', message: LINK_MESSAGES.passwordLinkWaits } as const

/** For whom a password link is; a refusal when it does not work, or not yet. Changes nothing. */
export async function readPasswordLink({
  token,
}: z.output<typeof passwordLinkInput>): Promise<Result<{ name: string; email: string }>> {
  if (!environment.passwordSignIn) return err(OFF)
  const link = await findLink('choose_password', token)
  if (!link?.person || link.person.deactivatedAt) return err(USED)
  return link.waits ? err(WAITS) : ok({ name: link.person.name, email: link.person.email })
}

/** Sets the password of the person of a one-time link. Uses the link up and ends every session of that person. */
export async function choosePassword(given: z.output<typeof choosePasswordInput>): Promise<Result<{ email: string }>> {
  const opened = await readPasswordLink(given)
  if (!opened.ok) return opened
  const problem = await passwordProblem(given.password, await passwordContextOf(opened.value))
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
