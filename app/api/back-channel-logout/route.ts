import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'
import { withOrigin } from '@/lib/database/origin'
import { requestOrigin } from '@/lib/identity/sessions/event-origin'
import { backChannelLogout } from '@/lib/identity/single-sign-on/back-channel-logout'

const LONGEST_BODY = 20_000
const NO_STORE = { 'cache-control': 'no-store' }

/**
 * The identity provider ends sessions (OpenID Connect Back-Channel Logout 1.0, section 2.5). The provider has no
 * session here: the signature of its token is the check.
 */
export async function POST(request: Request): Promise<Response> {
  const settings = environment.singleSignOn
  if (!settings) return new Response('Not found.\n', { status: 404 })
  const token = await readToken(request)
  if (token === null) return refused('expected a form with a logout_token')
  try {
    const outcome = await withOrigin(requestOrigin(request.headers, null), () => backChannelLogout(token, settings))
    return outcome === 'ended' ? new Response(null, { headers: NO_STORE }) : refused('the logout token is not accepted')
  } catch (error) {
    log.error({ err: error }, 'a logout token could not be checked')
    return new Response('Try again in a moment.\n', { status: 503, headers: NO_STORE })
  }
}

async function readToken(request: Request): Promise<string | null> {
  if (!request.headers.get('content-type')?.includes('application/x-www-form-urlencoded')) return null
  if (Number(request.headers.get('content-length') ?? 0) > LONGEST_BODY) return null
  const body = await request.text()
  return body.length > LONGEST_BODY ? null : new URLSearchParams(body).get('logout_token')
}

const refused = (message: string) =>
  Response.json({ error: 'invalid_request', error_description: message }, { status: 400, headers: NO_STORE })
