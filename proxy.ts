import { type NextRequest, NextResponse } from 'next/server'
import { PATH_HEADER, signInPath } from '@/lib/identity/access/next-path'

const development = process.env.NODE_ENV === 'development'

/**
 * Sets a nonce and the security headers on every page, and redirects visitors without a session before they reach a
 * page that would reject them. Access itself is decided by each page, action and route
 * (lib/identity/access/session.ts), never here.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce, VERIFY.test(pathname))
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set(PATH_HEADER, pathname + search)
  const answer = isTurnedAway(request)
    ? NextResponse.redirect(new URL(signInPath(pathname + search), request.url))
    : NextResponse.next({ request: { headers } })
  answer.headers.set('content-security-policy', policy)
  answer.headers.set('x-content-type-options', 'nosniff')
  answer.headers.set('referrer-policy', 'same-origin')
  answer.headers.set('x-frame-options', 'DENY')
  answer.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  // The page for codes is not indexed by search engines, and its answers are not cached.
  if (LETTER.test(pathname)) {
    answer.headers.set('x-robots-tag', 'noindex, nofollow, noarchive')
    answer.headers.set('cache-control', 'no-store')
  }
  if (isSecure(request)) answer.headers.set('strict-transport-security', 'max-age=31536000')
  return answer
}

const VERIFY = /^\/verify\/?$/
const LETTER = /^\/verify\/letter\/?$/

/**
 * Scripts only with the nonce of this response. Inline styles are allowed: Radix, sonner and the meter set positions
 * that way. A `closed` page may not connect or post to any server, including this one: a file that is dropped on it
 * stays in the browser, whatever its scripts do. Its worker has the policy of next.config.js.
 */
function contentSecurityPolicy(nonce: string, closed: boolean): string {
  const own = closed ? "'none'" : "'self'"
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${development ? `${closed ? '' : own} ws:` : own}`,
    ...(closed ? ["worker-src 'self'"] : []),
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${own}`,
    "frame-ancestors 'none'",
  ]
  return rules.join('; ')
}

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
  request.cookies.getAll().some(({ name }) => /^(__Secure-)?next-auth\.session-token/.test(name))

const isSecure = (request: NextRequest): boolean =>
  request.nextUrl.protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https'

/** Everything but the built files, which carry their own names and need no policy. */
export const config = { matcher: ['/((?!_next/|icon.svg|favicon.ico).*)'] }
