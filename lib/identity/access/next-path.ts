/**
 * Names the page a person asked for before signing in: a request header between proxy.ts and the pages, never trusted.
 */
export const PATH_HEADER = 'x-headroom-path'

const HERE = 'http://here.invalid'
const NEVER_NEXT = /^\/(sign-in|set-up|choose-password|api)(\/|$)/

/**
 * The page to go to after signing in: a path of this site, or the overview for anything that could lead elsewhere. What
 * a browser would make of the answer is checked, not how the question was written: dots, their percent signs and
 * backslashes are gone only once an address is resolved.
 */
export function nextPath(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/') || given.length > 2000) return '/'
  const path = resolvedPath(given)
  // Asked again of the answer: `/.//host` is on this site, and the `//host` it resolves to is not.
  return path !== null && resolvedPath(path) === path ? path : '/'
}

function resolvedPath(given: string): string | null {
  const url = URL.canParse(given, HERE) ? new URL(given, HERE) : null
  if (url?.origin !== HERE || /^\/[/\\]/.test(url.pathname) || NEVER_NEXT.test(url.pathname)) return null
  return url.pathname + url.search
}

/** The sign-in page that leads back to where somebody wanted to go. */
export function signInPath(wanted: string | null): string {
  const next = nextPath(wanted)
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}
