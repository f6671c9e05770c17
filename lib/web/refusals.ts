import 'server-only'
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { RefusedRequest } from '@/lib/audit/events/count-refusal'
import { isDatabaseAway, leftNothing } from '@/lib/database/database-errors'
import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'
import { isOwnOrigin } from '@/lib/kernel/http/request-origin'
import type { InvalidInput, Refusal } from '@/lib/kernel/result'
import { UNKNOWN_OUTCOME } from '@/lib/kernel/unknown-outcome'

// What an action and a route refuse for themselves, before or after the use case.

export const SIGNED_OUT: Refusal = {
  kind: 'forbidden',
  message: 'You are signed out. Sign in in another tab and send this again: nothing typed is lost',
  isSignedOut: true,
}
export const OTHER_SITE: Refusal = {
  kind: 'forbidden',
  message: 'This request did not come from this site. Nothing was changed',
}

/** How the audit trail counts requests of other sites, whatever they tried. */
export const OTHER_SITE_REFUSED: RefusedRequest = {
  actorId: null,
  verb: 'request.refused',
  targetKind: 'site',
  targetId: 'another site',
}

/** Whether a request was made by a page of this site, at the address that is configured for it. */
export const isSameOrigin = (headers: Headers): boolean => isOwnOrigin(headers, environment.publicUrl)

/** The first message about each field of an input. */
export function invalidInput(error: z.ZodError): InvalidInput {
  const fieldErrors: Record<string, string> = {}
  for (const issue of error.issues) fieldErrors[issue.path.join('.')] ??= issue.message
  return { kind: 'invalid', message: 'There is a problem', fieldErrors }
}

/**
 * What was tried. A route reads. The use case of an action may have written something from where it `hasBegun`; one
 * that is `recordedOnce` can be sent again without a second record.
 */
type Attempt = { route: string } | { action: string; hasBegun: boolean; recordedOnce: boolean }

/**
 * Logs an error under a reference that the person can quote, and returns the refusal with it. It states that nothing
 * was changed only where that is certain.
 */
export function unavailable(error: unknown, attempt: Attempt): Refusal {
  const reference = randomBytes(3).toString('hex').toUpperCase()
  const name = 'route' in attempt ? { route: attempt.route } : { action: attempt.action }
  log.error({ err: error, ...name, reference }, 'a request failed')
  const cause = isDatabaseAway(error) ? 'The database did not answer' : 'Something failed here'
  return { kind: 'unavailable', message: `${cause}. ${whatNext(error, attempt)}. Reference ${reference}` }
}

function whatNext(error: unknown, attempt: Attempt): string {
  if ('route' in attempt) return 'Try again in a moment'
  if (!attempt.hasBegun || leftNothing(error))
    return 'Nothing was changed and nothing typed is lost; send it again in a moment'
  return attempt.recordedOnce ? UNKNOWN_OUTCOME.recordedOnce : UNKNOWN_OUTCOME.other
}
