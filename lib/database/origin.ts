import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * From where something is done: the session of a request with its address and client, or the kind of a background job.
 * The id of a session names its row; it opens nothing, since the cookie is encrypted.
 */
export type Origin = { session?: string; address?: string; client?: string } | { job: string }

// On globalThis: a built application has more than one copy of a module.
const shared = globalThis as typeof globalThis & { headroomOrigin?: AsyncLocalStorage<Origin | null> }
shared.headroomOrigin ??= new AsyncLocalStorage<Origin | null>()
const storage = shared.headroomOrigin

/** Runs work whose audit events state this origin; with null they state none. */
export const withOrigin = <Value>(origin: Origin | null, work: () => Value): Value => storage.run(origin, work)

/** The origin of what is being done; null in a script. */
export const currentOrigin = (): Origin | null => storage.getStore() ?? null

/** Work that continues after its request, as the end of a stream does, with the origin that it has now. */
export function keepingOrigin<Given extends unknown[], Value>(
  work: (...given: Given) => Value,
): (...given: Given) => Value {
  const origin = currentOrigin()
  return (...given) => withOrigin(origin, () => work(...given))
}
