import 'server-only'
import { z } from 'zod'
import { audited, type NewAuditEvent } from '@/lib/audit/audited'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { findLink, takeLink } from '@/lib/identity/access/one-time-link'
import { passwordProblem } from '@/lib/identity/access/password-policy'
import { chosenPasswordInput, emailInput, personNameInput, tokenInput } from '@/lib/identity/access/person-input'
import { hashPassword } from '@/lib/identity/access/sign-in'
import { invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { requiredLine } from '@/lib/kernel/text'
import { timeZoneInput } from '@/lib/kernel/time-zones'

export const setUpInput = z.object({
  token: tokenInput,
  organisationName: requiredLine('the name of the organisation', 120),
  timeZone: timeZoneInput,
  name: personNameInput,
  email: emailInput,
  password: chosenPasswordInput,
})

const USED = {
  kind: 'conflict',
  says: 'This link was used, or is too old. When Headroom was set up meanwhile, sign in; otherwise start it again for a new link',
} as const

/**
 * Makes the organisation and its first administrator, for whoever holds the set-up link: once. Refuses when the link is
 * no longer good or somebody is here already, and when the password is the e-mail address or too common.
 */
export async function setUpOrganisation(given: z.output<typeof setUpInput>): Promise<Outcome<{ email: string }>> {
  if (!(await findLink('set_up', given.token))) return refused(USED)
  const problem = passwordProblem(given.password, given.email)
  if (problem) return invalidField('password', problem)
  const passwordHash = await hashPassword(given.password)
  try {
    return await createOrganisation(given, passwordHash)
  } catch (error) {
    // Two links at once: the primary key of the organisation lets one through.
    if (sqlStateOf(error) === SQLSTATE.unique) return refused(USED)
    throw error
  }
}

const createOrganisation = (given: z.output<typeof setUpInput>, passwordHash: string) =>
  audited<{ email: string }>(async (transaction) => {
    if (!(await takeLink(transaction, 'set_up', given.token))) return { refusal: USED }
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
