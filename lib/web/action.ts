import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { countRefusal } from '@/lib/audit/events/count-refusal'
import { withOrigin } from '@/lib/database/origin'
import { addressOf, requestOrigin } from '@/lib/identity/sessions/event-origin'
import { noteUse } from '@/lib/identity/sessions/session-store'
import { currentActor } from '@/lib/identity/sign-in/session'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can, type Permission } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { fromFormData } from './form-data'
import { factorRefusal } from './recent-factor'
import { invalidInput, isSameOrigin, OTHER_SITE, OTHER_SITE_REFUSED, SIGNED_OUT, unavailable } from './refusals'

type ActionOptions<Schema extends z.ZodType, Value> = {
  /** Names the action in the audit trail when it is refused, and in recent-factor.ts. */
  name: string
  permission: Permission
  input: Schema
  /** The input has a key under which it is recorded at most once: after an unknown outcome it can be sent again. */
  recordedOnce?: boolean
  run: (actor: Actor, input: z.output<Schema>) => Promise<Result<Value>>
}

/**
 * Wraps a use case as a server action. Origin, session, permission, input and, where the action takes one, a recent
 * second factor are always checked here; a refusal of the use case is returned as a value with its message; an error is
 * logged under a reference that the user can quote. Accepts form data or a plain object.
 */
export function action<Schema extends z.ZodType, Value>(options: ActionOptions<Schema, Value>) {
  return (given: unknown): Promise<Result<Value>> =>
    answered(options, async (headers, begin) => {
      const actor = await currentActor()
      if (!actor) return err(SIGNED_OUT)
      return withOrigin(requestOrigin(headers, actor), async () => {
        await noteUse(actor, addressOf(headers))
        if (!can(actor.role, options.permission)) return await refuseForRole(actor, options)
        const parsed = parse(options.input, given)
        if (!parsed.ok) return parsed
        const refusal = await factorRefusal(actor, options.name, { ...Object(parsed.value) })
        if (refusal) return err(refusal)
        begin()
        return await options.run(actor, parsed.value)
      })
    })
}

type OpenActionOptions<Schema extends z.ZodType, Value> = {
  name: string
  input: Schema
  run: (input: z.output<Schema>) => Promise<Result<Value>>
}

/** The same for a user who cannot sign in yet: the use case itself checks the token of a one-time link. */
export function openAction<Schema extends z.ZodType, Value>({ name, input, run }: OpenActionOptions<Schema, Value>) {
  return (given: unknown): Promise<Result<Value>> =>
    answered({ name }, (headers, begin) =>
      withOrigin(requestOrigin(headers, null), async () => {
        const parsed = parse(input, given)
        if (!parsed.ok) return parsed
        begin()
        return await run(parsed.value)
      }),
    )
}

/** The state for rendering a form again without JavaScript: what was typed, and the answer. */
export type FormAnswer<Value> = { typed: Record<string, string>; outcome: Result<Value> }

/**
 * The same for a form that also works without JavaScript: React passes the previous answer to its action, which ignores
 * it.
 */
export function openFormAction<Schema extends z.ZodType, Value>(options: OpenActionOptions<Schema, Value>) {
  const answer = openAction(options)
  return async (_before: FormAnswer<Value> | null, data: FormData): Promise<FormAnswer<Value>> => ({
    typed: Object.fromEntries([...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
    outcome: await answer(data),
  })
}

async function answered<Value>(
  { name, recordedOnce = false }: { name: string; recordedOnce?: boolean },
  work: (headers: Headers, begin: () => void) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  let hasBegun = false
  const begin = () => {
    hasBegun = true
  }
  try {
    const given = await headers()
    if (!isSameOrigin(given)) {
      await withOrigin(requestOrigin(given, null), () => countRefusal(OTHER_SITE_REFUSED))
      return err(OTHER_SITE)
    }
    return await work(given, begin)
  } catch (error) {
    unstable_rethrow(error)
    return err(unavailable(error, { action: name, hasBegun, recordedOnce }))
  }
}

function parse<Schema extends z.ZodType>(input: Schema, given: unknown): Result<z.output<Schema>> {
  const parsed = input.safeParse(given instanceof FormData ? fromFormData(given) : given)
  return parsed.success ? ok(parsed.data) : err(invalidInput(parsed.error))
}

async function refuseForRole(actor: Actor, { name, permission }: { name: string; permission: Permission }) {
  await countRefusal({
    actorId: actor.id,
    verb: 'permission.refused',
    targetKind: 'action',
    targetId: name,
    after: { role: actor.role, permission },
  })
  return err(roleRefusal(actor))
}
