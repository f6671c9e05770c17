import 'server-only'
import { z } from 'zod'
import { audited, type NewAuditEvent } from '@/lib/audit/events/audited'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { LINK_MESSAGES } from '@/lib/identity/messages'
import { findLink, redeemLink } from '@/lib/identity/passwords/one-time-link'
import { hashPassword } from '@/lib/identity/passwords/password-hashing'
import { passwordProblem } from '@/lib/identity/passwords/password-policy'
import { emailInput, newPasswordInput, personNameInput, tokenInput } from '@/lib/identity/passwords/typed-person'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { requiredLine } from '@/lib/kernel/text'
import { timeZoneInput } from '@/lib/kernel/time-zones'

export const setUpInput = z.object({
  token: tokenInput,
  organisationName: requiredLine('the name of the organisation', 120),
  timeZone: timeZoneInput,
  name: personNameInput,
  email: emailInput,
  password: newPasswordInput,
})

/** A link as the page posts it. */
export const setUpLinkInput = z.object({ token: tokenInput })

const USED = { kind: 'conflict', message: LINK_MESSAGES.setUpLinkUsed } as const

/** Whether a set-up link works; a refusal when it does not. Changes nothing. */
export async function readSetUpLink({ token }: z.output<typeof setUpLinkInput>): Promise<Result<{ works: true }>> {
  return (await findLink('set_up', token)) ? ok({ works: true }) : err(USED)
}

/**
 * Creates the organisation and its first administrator, once, for the user with the set-up link. Refuses when the link
 * was used or has expired, when there is a person already, and when the password is not allowed.
 */
export async function setUpOrganisation(given: z.output<typeof setUpInput>): Promise<Result<{ email: string }>> {
  if (!(await findLink('set_up', given.token))) return err(USED)
  const problem = await passwordProblem(given.password, given)
  if (problem) return invalidField('password', problem)
  const hashed = await hashPassword(given.password)
  if (!hashed.ok) return hashed
  try {
    return await createOrganisation(given, hashed.value)
  } catch (error) {
    // Two links at the same time: the primary key of the organisation accepts one.
    if (sqlStateOf(error) === SQLSTATE.unique) return err(USED)
    throw error
  }
}

const createOrganisation = (given: z.output<typeof setUpInput>, passwordHash: string) =>
  audited<{ email: string }>(async (transaction) => {
    if (!(await redeemLink(transaction, 'set_up', given.token))) return { refusal: USED }
    if ((await transaction.person.count()) > 0 || (await transaction.organisation.count()) > 0) return { refusal: USED }
    const organisation = await transaction.organisation.create({
      data: { name: given.organisationName, timeZone: given.timeZone },
    })
    const person = await transaction.person.create({
      data: { name: given.name, email: given.email, role: 'administrator', passwordHash },
    })
    const event = {
      actorId: person.id,
      verb: 'organisation.set-up' as const,
      targetKind: 'organisation',
      targetId: String(organisation.id),
      targetName: organisation.name,
      after: { name: organisation.name, timeZone: organisation.timeZone, firstAdministrator: person.email },
      rows: [{ table: 'person', id: person.id }],
    } satisfies NewAuditEvent
    return { value: { email: person.email }, events: [event] }
  })
