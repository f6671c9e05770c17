// A person's browser, as far as addresses go: signs in as next-auth's own form does and sends the cookie with every
// request.
import { Complaint } from '../lib/project.mjs'

/** As a browser does it: a connection that the server closed while it lay idle is opened again. */
async function request(url, options, attempt = 1) {
  try {
    return await fetch(url, options)
  } catch (error) {
    if (attempt === 5) throw new Complaint(`${url} did not answer: ${error.cause ?? error}`)
    await new Promise((resolve) => setTimeout(resolve, 500 * attempt))
    return request(url, options, attempt + 1)
  }
}

const cookiesOf = (response) => response.headers.getSetCookie().map((cookie) => cookie.split(';')[0])

/**
 * Signs in; returns a function that gets an address with the cookie of the session. `provider` is `demo` with a role or
 * `password` with an e-mail and a password.
 *
 * @param {string} address
 * @param {'demo' | 'password'} provider
 * @param {Record<string, string>} given
 * @returns {Promise<(path: string) => Promise<Response>>}
 */
export async function signIn(address, provider, given) {
  const asked = await request(`${address}/api/auth/csrf`)
  const { csrfToken } = await asked.json()
  const first = cookiesOf(asked)
  const body = new URLSearchParams({ ...given, csrfToken, callbackUrl: `${address}/`, json: 'true' })
  const answer = await request(`${address}/api/auth/callback/${provider}`, {
    method: 'POST',
    headers: { cookie: first.join('; '), 'content-type': 'application/x-www-form-urlencoded' },
    body,
    redirect: 'manual',
  })
  const cookie = [...first, ...cookiesOf(answer)].join('; ')
  if (!cookie.includes('session-token')) {
    throw new Complaint(`the sign-in failed at ${address} by ${provider}: ${answer.status} ${await answer.text()}`)
  }
  return (path) => request(`${address}${path}`, { headers: { cookie }, redirect: 'manual' })
}
