import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { countRefusal } from '@/lib/audit/events/count-refusal'
import { withOrigin } from '@/lib/database/origin'
import { addressOf, requestOrigin } from '@/lib/identity/sessions/event-origin'
import { noteUse } from '@/lib/identity/sessions/session-store'
import { currentActor } from '@/lib/identity/sign-in/session'
import { FACTOR_HEADER } from '@/lib/kernel/http/factor-header'
import { readListParams } from '@/lib/kernel/list-params'
import { err, ok, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can, type Permission } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { factorRefusal } from './recent-factor'
import { invalidInput, isSameOrigin, OTHER_SITE, OTHER_SITE_REFUSED, SIGNED_OUT, unavailable } from './refusals'

const STATUS: Readonly<Record<Refusal['kind'], number>> = {
  invalid: 400,
  forbidden: 403,
  factor_needed: 403,
  not_found: 404,
  conflict: 409,
  possible_duplicate: 409,
  not_announced: 409,
  unavailable: 503,
}

type Given<Params> = { request: Request; search: URLSearchParams; params: Params }

type RouteOptions<Schema extends z.ZodObject, Value, Params> = {
  /** Names the route in the log. */
  name: string
  /** Null where every signed-in person may ask, or where the use case checks the permission itself. */
  permission: Permission | null
  /**
   * What is read of the request: of the address for a GET, of the JSON body for a POST. `parsed by the use case` where
   * the parameters are those of a report, which are only known there.
   */
  input: Schema | 'parsed by the use case'
  /** A GET that writes an event of the audit trail: another site may not cause it. */
  audited?: boolean
  /** A page requests it by itself, again and again: a session that does only this is idle. */
  polled?: boolean
  /** What a refusal is written as: `text` where the address returns a file. */
  refusals?: 'json' | 'text'
  /** The longest body of a POST, in characters. */
  largestBody?: number
  run: (actor: Actor, input: z.output<Schema>, given: Given<Params>) => Promise<Result<Value> | Response>
  /** What a value is returned as; JSON if it is left out. */
  respond?: (value: Value) => Response
}

const NO_STORE = { 'cache-control': 'no-store' }
const JSON_ANSWER = (value: unknown) => Response.json(value, { headers: NO_STORE })

/**
 * Wraps a use case as an API route: session, origin, permission and input are checked here, every time. A refusal has
 * the status of its kind and its message; an error is logged under a reference that the person can quote.
 */
export function route<Schema extends z.ZodObject, Value, Params = object>(
  options: RouteOptions<Schema, Value, Params>,
) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      const actor = await currentActor()
      if (!actor) return refused(SIGNED_OUT, options.refusals, 401)
      const search = new URL(request.url).searchParams
      const answer = await withOrigin(requestOrigin(request.headers, actor), async () => {
        if (!options.polled) await noteUse(actor, addressOf(request.headers))
        return await answered(actor, { request, search, params: await context.params }, options)
      })
      if (answer instanceof Response) return answer
      if (!answer.ok) return refused(answer.refusal, options.refusals)
      return options.respond ? options.respond(answer.value) : JSON_ANSWER(answer.value)
    } catch (error) {
      unstable_rethrow(error)
      // A form that is still being typed into cancels its earlier request: that is not a failure.
      if (request.signal.aborted) return new Response(null, { status: 499 })
      return refused(unavailable(error, { route: options.name }), options.refusals)
    }
  }
}

async function answered<Schema extends z.ZodObject, Value, Params>(
  actor: Actor,
  given: Given<Params>,
  options: RouteOptions<Schema, Value, Params>,
): Promise<Result<Value> | Response> {
  const { request, search } = given
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  const isOtherSite = isReading
    ? options.audited === true && request.headers.get('sec-fetch-site') === 'cross-site'
    : !isSameOrigin(request.headers)
  if (isOtherSite) {
    await countRefusal({ ...OTHER_SITE_REFUSED, actorId: actor.id })
    return err(OTHER_SITE)
  }
  if (options.permission && !can(actor.role, options.permission)) {
    await countRefusal({
      actorId: actor.id,
      verb: 'permission.refused',
      targetKind: 'route',
      targetId: options.name,
      after: { role: actor.role, permission: options.permission },
    })
    return err(roleRefusal(actor))
  }
  const refusal = await factorRefusal(actor, options.name, { ...Object(given.params) })
  if (refusal) return err(refusal)
  if (options.input === 'parsed by the use case') return options.run(actor, {} as z.output<Schema>, given)
  const input = isReading
    ? readListParams(options.input, search)
    : await readBody(request, options.input, options.largestBody ?? 0)
  if (input instanceof Response) return input
  return input.ok ? options.run(actor, input.value, given) : input
}

/** The JSON body of a request. 413 for a longer one, and a refusal for what the schema does not accept. */
async function readBody<Schema extends z.ZodObject>(
  request: Request,
  schema: Schema,
  largest: number,
): Promise<Result<z.output<Schema>> | Response> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  const text = declared > largest * 4 ? null : await request.text()
  if (text === null || text.length > largest)
    return Response.json({ message: 'This is larger than any request can be' }, { status: 413, headers: NO_STORE })
  const parsed = schema.safeParse(asJson(text))
  return parsed.success
    ? ok(parsed.data)
    : err({ ...invalidInput(parsed.error), message: 'This request could not be read' })
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refused(refusal: Refusal, as: 'json' | 'text' = 'json', status = STATUS[refusal.kind]): Response {
  const { message } = refusal
  // A page that downloads a file asks for the second factor and downloads it again.
  const headers = {
    ...NO_STORE,
    ...(refusal.kind === 'factor_needed' && { [FACTOR_HEADER]: refusal.hasPasskey ? 'passkey' : 'code' }),
  }
  return as === 'json'
    ? Response.json({ message }, { status, headers })
    : new Response(`${message}.\n`, { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } })
}
