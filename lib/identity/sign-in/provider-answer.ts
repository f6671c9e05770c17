import 'server-only'
import { log } from '@/lib/database/log'
import type { ProviderRefusal } from '@/lib/identity/single-sign-on/provider-refusal'
import { countRefusal } from '@/lib/identity/single-sign-on/sign-in-with-provider'

/** The requests of single sign-on: to the provider, and back from it. */
export type ProviderStep = 'signin/oidc' | 'callback/oidc'
export const isProviderStep = (path: string): path is ProviderStep => path === 'signin/oidc' || path === 'callback/oidc'

/**
 * The address of the sign-in page with a reason of our own, where next-auth would redirect to one of its pages, which
 * do not exist here. Null where the redirect leads on.
 */
export function refusalOf(step: ProviderStep, location: string, request: URL): ProviderRefusal | 'unknown' | null {
  const { pathname, searchParams } = new URL(location, request)
  // An address of the provider names the client, whatever its path is.
  if (!/^\/api\/auth\/(error|signin)\/?$/.test(pathname) || searchParams.has('client_id')) return null
  if (searchParams.has('csrf')) return 'unknown'
  if (step === 'signin/oidc') return 'provider-unavailable'
  return request.searchParams.has('error') ? 'provider-declined' : 'provider-answer'
}

/**
 * The answer of next-auth to a step of single sign-on, with the sign-in page and a reason in place of its own pages. An
 * answer of the provider that was not accepted is counted and recorded.
 */
export async function readableAnswer(step: ProviderStep, request: Request, answer: Response): Promise<Response> {
  const isJson = answer.headers.get('content-type')?.includes('application/json') ?? false
  const location = isJson ? await urlIn(answer.clone()) : answer.headers.get('location')
  const refusal = location ? refusalOf(step, location, new URL(request.url)) : null
  if (!refusal) return answer
  if (refusal === 'provider-answer')
    await countRefusal(refusal).catch((error) => log.error({ err: error }, 'a refusal was not counted'))
  return refusedWith(refusal, isJson, answer.headers)
}

/** An answer that leads to the sign-in page with a reason: as JSON for its script, else as a redirect. */
export function refusedWith(refusal: ProviderRefusal | 'unknown', asJson: boolean, from = new Headers()): Response {
  const url = `/sign-in?error=${refusal}`
  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const cookie of from.getSetCookie()) headers.append('set-cookie', cookie)
  if (asJson) return Response.json({ url }, { headers })
  headers.set('location', url)
  return new Response(null, { status: 302, headers })
}

async function urlIn(answer: Response): Promise<string | null> {
  const body: unknown = await answer.json().catch(() => null)
  return typeof body === 'object' && body !== null && 'url' in body && typeof body.url === 'string' ? body.url : null
}
