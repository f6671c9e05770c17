import { type NextRequest, NextResponse } from 'next/server'
import { log } from '@/lib/database/log'
import { PATH_HEADER, signInPath } from '@/lib/identity/sign-in/next-path'
import { isSessionCookie } from '@/lib/identity/sign-in/session-cookies'
import { isOwnOrigin } from '@/lib/kernel/http/request-origin'
import { contentSecurityPolicy } from '@/lib/web/http/content-security-policy'

const isDevelopment = process.env.NODE_ENV === 'development'

/**
 * Sets a nonce and the security headers on every page, and redirects visitors without a session before they reach a
 * page that would reject them. Access itself is decided by each page, action and route
 * (lib/identity/sign-in/session.ts), never here.
 */
export function proxy(request: NextRequest): NextResponse {
  const refusal = refusedAction(request)
  if (refusal) return withHeaders(refusal, request)
  const { pathname, search } = request.nextUrl
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy({ nonce, isClosed: VERIFY.test(pathname), isDevelopment })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set(PATH_HEADER, pathname + search)
  // Next.js compares the origin of an action with this, and a proxy may have rewritten the host.
  const origin = request.headers.get('origin')
  if (origin !== null && isOwnOrigin(request.headers, publicUrl)) headers.set('x-forwarded-host', new URL(origin).host)
  const answer = isTurnedAway(request)
    ? NextResponse.redirect(new URL(signInPath(pathname + search), request.url))
    : NextResponse.next({ request: { headers } })
  answer.headers.set('content-security-policy', policy)
  // The page for codes is not indexed by search engines.
  if (LETTER.test(pathname)) answer.headers.set('x-robots-tag', 'noindex, nofollow, noarchive')
  return withHeaders(answer, request)
}

/** What every page and route has beside the headers of next.config.js: nothing of it is stored. */
function withHeaders(answer: NextResponse, request: NextRequest): NextResponse {
  if (!PUBLIC_FILES.includes(request.nextUrl.pathname)) answer.headers.set('cache-control', 'no-store')
  return answer
}

/** The largest body of an action: next.config.js states the same. */
const LARGEST_ACTION_BYTES = 1_000_000

/**
 * The answer to a request for a server action that Next.js would answer with 500, or null: one of another site, with
 * the id of no action, or with a body of another type or too long. A malformed body is answered by
 * lib/web/http/answer-unreadable.ts.
 */
function refusedAction({ method, headers, nextUrl }: NextRequest): NextResponse | null {
  if (method !== 'POST' || nextUrl.pathname.startsWith('/api/')) return null
  const refuse = (message: string, status: number) => {
    log.warn({ path: nextUrl.pathname, origin: headers.get('origin'), status }, 'a request was refused')
    return new NextResponse(`${message}.\n`, {
      status,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      },
    })
  }
  if (headers.get('origin') !== null && !isOwnOrigin(headers, publicUrl))
    return refuse('This request did not come from this site. Nothing was changed', 403)
  const isBodyOfForm =
    /^(multipart\/form-data *;.*boundary=|text\/plain *(;|$)|application\/x-www-form-urlencoded *(;|$))/i
  if (!isBodyOfForm.test(headers.get('content-type') ?? ''))
    return refuse('This request has a body of a type that no form sends. Nothing was changed', 415)
  const id = headers.get('next-action')
  if (id !== null && !/^[0-9a-f]{42}$/.test(id)) return refuse('This request names no action. Nothing was changed', 404)
  if (Number(headers.get('content-length') ?? 0) > LARGEST_ACTION_BYTES)
    return refuse('This is larger than any form can be. Nothing was changed', 413)
  return null
}

const publicUrl = process.env.NEXTAUTH_URL

const VERIFY = /^\/verify\/?$/
const LETTER = /^\/verify\/letter\/?$/

const OPEN = /^\/(sign-in|set-up|choose-password|verify|api)(\/|$)/
/** Public files, each by its name. */
const PUBLIC_FILES: readonly string[] = [
  '/headroom-verify.mjs',
  '/robots.txt',
  '/manifest.webmanifest',
  '/.well-known/security.txt',
]

/** A posted form is never redirected here: its action answers with a message, and nothing typed is lost. */
function isTurnedAway(request: NextRequest): boolean {
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  const { pathname } = request.nextUrl
  return isReading && !OPEN.test(pathname) && !PUBLIC_FILES.includes(pathname) && !hasSessionCookie(request)
}

const hasSessionCookie = (request: NextRequest): boolean =>
  request.cookies.getAll().some(({ name }) => isSessionCookie(name, publicUrl))

/** Everything but the built files, which carry their own names and need no policy. */
export const config = { matcher: ['/((?!_next/|icon.svg|favicon.ico).*)'] }
