import NextAuth from 'next-auth'
import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'
import { withOrigin } from '@/lib/database/origin'
import { hasDeviceCookie } from '@/lib/identity/passwords/known-device'
import { isHashingFull } from '@/lib/identity/passwords/password-hashing'
import { requestOrigin } from '@/lib/identity/sessions/event-origin'
import { authOptions, authOptionsWith } from '@/lib/identity/sign-in/auth-options'
import { isOpenEndpoint } from '@/lib/identity/sign-in/next-auth-endpoints'
import { isProviderStep, type ProviderStep, readableAnswer, refusedWith } from '@/lib/identity/sign-in/provider-answer'
import { currentActor } from '@/lib/identity/sign-in/session'
import { readProviderMetadata } from '@/lib/identity/single-sign-on/provider-metadata'

const handler = NextAuth(authOptions)

type Context = RouteContext<'/api/auth/[...nextauth]'>

/** What the browser stored of this site: what one person read or typed is not left to the next. */
const CLEARED = '"cache", "storage"'

/**
 * next-auth answers what the sign-in page and the sign-out button request; its other endpoints do not exist here. A
 * sign-in or sign-out states from where it comes; without the database next-auth answers what it can.
 */
async function handle(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (!isOpenEndpoint(request.method, nextauth)) return notFound()
  const path = nextauth.join('/')
  if (isProviderStep(path)) return answerProviderStep(path, request, context)
  if (path === 'callback/password' && isHashingFull() && !(await hasDeviceCookie())) return tooMany()
  const actor = request.method === 'POST' ? await currentActor().catch(() => null) : null
  const answer: Response = await withOrigin(requestOrigin(request.headers, actor), () => handler(request, context))
  if (nextauth[0] === 'signout' && request.method === 'POST') answer.headers.set('clear-site-data', CLEARED)
  return answer
}

const notFound = () => new Response('Not found.\n', { status: 404 })

/**
 * The way to the identity provider and back. What the browser adds to the address of the first step is refused:
 * next-auth would pass it on to the provider.
 */
async function answerProviderStep(step: ProviderStep, request: Request, context: Context): Promise<Response> {
  const settings = environment.singleSignOn
  if (!settings || (step === 'signin/oidc' && new URL(request.url).search !== '')) return notFound()
  const metadata = await readProviderMetadata(settings).catch((error: unknown) => {
    log.error({ err: error }, 'the identity provider cannot be used')
    return null
  })
  if (!metadata) return refusedWith('provider-unavailable', step === 'signin/oidc')
  const actor = await currentActor().catch(() => null)
  const answer: Response = await withOrigin(requestOrigin(request.headers, actor), () =>
    NextAuth(authOptionsWith(metadata))(request, context),
  )
  return readableAnswer(step, request, answer)
}

/** What next-auth would answer for `busy`, for much less work: two hundred sign-ins must not delay the pages. */
function tooMany(): Response {
  const url = new URL('/sign-in?error=busy', environment.publicUrl ?? 'http://localhost')
  return Response.json({ url }, { status: 503, headers: { 'retry-after': '10', 'cache-control': 'no-store' } })
}

export { handle as GET, handle as POST }
