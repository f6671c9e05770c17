import 'server-only'
import { randomBytes } from 'node:crypto'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { recordEvent } from '@/lib/audit/audited'
import { isDatabaseAway } from '@/lib/database/database-errors'
import { log } from '@/lib/database/log'
import { currentActor } from '@/lib/identity/access/session'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can, type Permission } from '@/lib/permissions/permissions'
import { fromFormData } from '@/lib/web/form-data'

type ActionOptions<Schema extends z.ZodType, Value> = {
  /** Names the action in the audit trail when it is refused. */
  name: string
  permission: Permission
  input: Schema
  run: (actor: Actor, input: z.output<Schema>) => Promise<Outcome<Value>>
}

/**
 * Wraps a use case as a server action: origin, session, permission and input are checked here, every time; what the use
 * case refuses comes back as a value with its words; what breaks is logged under a reference that the person can quote.
 * Accepts form data or a plain object.
 */
export function action<Schema extends z.ZodType, Value>(options: ActionOptions<Schema, Value>) {
  return (given: unknown): Promise<Outcome<Value>> =>
    answered(options.name, async () => {
      const actor = await currentActor()
      if (!actor)
        return refused({
          kind: 'forbidden',
          says: 'You are signed out. Sign in in another tab and send this again: nothing typed is lost',
        })
      if (!can(actor.role, options.permission)) return await refuseForRole(actor, options)
      const parsed = parse(options.input, given)
      return parsed.ok ? await options.run(actor, parsed.value) : parsed
    })
}

type OpenActionOptions<Schema extends z.ZodType, Value> = {
  name: string
  input: Schema
  run: (input: z.output<Schema>) => Promise<Outcome<Value>>
}

/** The same for somebody who cannot sign in yet: the use case itself asks for the token of a one-time link. */
export function openAction<Schema extends z.ZodType, Value>({ name, input, run }: OpenActionOptions<Schema, Value>) {
  return (given: unknown): Promise<Outcome<Value>> =>
    answered(name, async () => {
      const parsed = parse(input, given)
      return parsed.ok ? await run(parsed.value) : parsed
    })
}

/** What a form without JavaScript is drawn with again: what was typed, and the answer to it. */
export type FormAnswer<Value> = { typed: Record<string, string>; outcome: Outcome<Value> }

/**
 * The same for a form that also works without JavaScript: React hands its action the answer before, which nothing is
 * read from.
 */
export function openFormAction<Schema extends z.ZodType, Value>(options: OpenActionOptions<Schema, Value>) {
  const answer = openAction(options)
  return async (_before: FormAnswer<Value> | null, data: FormData): Promise<FormAnswer<Value>> => ({
    typed: Object.fromEntries([...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
    outcome: await answer(data),
  })
}

async function answered<Value>(name: string, work: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    if (!(await isSameOrigin()))
      return refused({ kind: 'forbidden', says: 'This request did not come from this site. Nothing was changed' })
    return await work()
  } catch (error) {
    unstable_rethrow(error)
    return refused(asUnavailable(error, name))
  }
}

function parse<Schema extends z.ZodType>(input: Schema, given: unknown): Outcome<z.output<Schema>> {
  const parsed = input.safeParse(given instanceof FormData ? fromFormData(given) : given)
  return parsed.success ? done(parsed.data) : refused(asFieldErrors(parsed.error))
}

/**
 * A request without an Origin, or with `null`, is not a person pressing a button on this page (GHSA-mq59-m269-xvcx).
 */
async function isSameOrigin(): Promise<boolean> {
  const given = await headers()
  const origin = given.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  return new URL(origin).host === (given.get('x-forwarded-host') ?? given.get('host'))
}

async function refuseForRole(actor: Actor, { name, permission }: { name: string; permission: Permission }) {
  await recordEvent({
    actorId: actor.id,
    verb: 'permission.refused',
    targetKind: 'action',
    targetId: name,
    targetName: name,
    after: { role: actor.role, permission },
  })
  return refused({
    kind: 'forbidden',
    says: `The role of ${actor.role} does not allow this. An administrator can change roles under Settings`,
  })
}

function asFieldErrors(error: z.ZodError) {
  const fieldErrors: Record<string, string> = {}
  for (const issue of error.issues) fieldErrors[issue.path.join('.')] ??= issue.message
  return { kind: 'invalid' as const, says: 'There is a problem', fieldErrors }
}

function asUnavailable(error: unknown, name: string) {
  const reference = randomBytes(3).toString('hex').toUpperCase()
  log.error({ err: error, action: name, reference }, 'an action failed')
  const what = isDatabaseAway(error) ? 'The database did not answer' : 'Something failed here'
  return {
    kind: 'unavailable' as const,
    says: `${what}. Nothing was changed and nothing typed is lost; send it again in a moment. Reference ${reference}`,
  }
}
