/** What the sign-in page and the sign-out button request of next-auth; it has nothing else to answer here. */
const OPEN_ENDPOINTS: readonly string[] = [
  'GET callback/oidc',
  'GET csrf',
  'GET providers',
  'POST callback/demo',
  'POST callback/password',
  'POST callback/second-factor',
  'POST signin/oidc',
  'POST signout',
]

/** Whether a request below /api/auth is passed on to next-auth; `parts` are those of the path. */
export const isOpenEndpoint = (method: string, parts: readonly string[]): boolean =>
  OPEN_ENDPOINTS.includes(`${method} ${parts.join('/')}`)
