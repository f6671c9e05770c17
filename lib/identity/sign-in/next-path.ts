/**
 * The request header in which proxy.ts passes the requested page to the sign-in. It is never trusted.
 */
export const PATH_HEADER = 'x-headroom-path'

const HERE = 'http://here.invalid'
const NEVER_NEXT = /^\/(sign-in|set-up|choose-password|api)(\/|$)/

/**
 * The page to open after signing in: a path of this site, or the overview for anything that could lead elsewhere. The
 * check is made on the address as a browser resolves it, since only then are dots, their percent encoding and
 * backslashes gone.
 */
export function nextPath(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/') || given.length > 2000) return '/'
  const path = resolvedPath(given)
  // Resolved a second time: `/.//host` is on this site, but the `//host` that it resolves to is not.
  return path !== null && resolvedPath(path) === path ? path : '/'
}

function resolvedPath(given: string): string | null {
  const url = URL.canParse(given, HERE) ? new URL(given, HERE) : null
  if (url?.origin !== HERE || /^\/[/\\]/.test(url.pathname) || NEVER_NEXT.test(url.pathname)) return null
  return url.pathname + url.search
}

/** The address of the sign-in page that leads back to the requested page. */
export function signInPath(requested: string | null): string {
  const next = nextPath(requested)
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}
