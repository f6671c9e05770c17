/** Names the page a person asked for before signing in: a request header between proxy.ts and the pages, never trusted. */
export const PATH_HEADER = 'x-headroom-path'

/** The page to go to after signing in: a path of this site, or the overview for anything that could lead elsewhere. */
export function nextPath(given: unknown): string {
  if (typeof given !== 'string' || !/^\/(?![/\\])/.test(given) || given.length > 2000) return '/'
  const here = 'http://here.invalid'
  const url = URL.canParse(given, here) ? new URL(given, here) : null
  if (url?.origin !== here || /^\/(sign-in|set-up|choose-password|api)(\/|$)/.test(url.pathname)) return '/'
  return url.pathname + url.search
}

/** The sign-in page that leads back to where somebody wanted to go. */
export function signInPath(wanted: string | null): string {
  const next = nextPath(wanted)
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}
