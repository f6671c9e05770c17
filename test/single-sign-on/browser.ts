/** The cookies of one browser at one site. */
export class Cookies {
  readonly #values = new Map<string, string>()

  /** Takes what a response sets. An empty value deletes. */
  take(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      const name = pair.slice(0, at)
      if (pair.slice(at + 1) === '') this.#values.delete(name)
      else this.#values.set(name, decodeURIComponent(pair.slice(at + 1)))
    }
  }

  delete(name: string): void {
    this.#values.delete(name)
  }

  /** The values by name. */
  all(): Record<string, string> {
    return Object.fromEntries(this.#values)
  }

  header(): string {
    return [...this.#values].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ')
  }
}

/**
 * Follows a browser through the provider: signs in with the account where it asks, and returns the address of the
 * application that it leads back to.
 */
export async function signInAtProvider(start: string, account: string, cookies: Cookies): Promise<string> {
  const { origin } = new URL(start)
  let url = start
  for (let steps = 0; steps < 10; steps += 1) {
    if (new URL(url).origin !== origin) return url
    const isForm = new URL(url).pathname.startsWith('/interaction/')
    const answer: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: cookies.header() },
      ...(isForm && { method: 'POST', body: new URLSearchParams({ account }) }),
    })
    cookies.take(answer.headers.getSetCookie())
    const location = answer.headers.get('location')
    if (!location) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`)
    url = new URL(location, url).href
  }
  throw new Error('the provider redirects in a circle')
}

/** Signs out at the provider, which then informs the application. */
export async function signOutAtProvider(issuer: string, cookies: Cookies): Promise<void> {
  const page = await fetch(`${issuer}/session/end`, { headers: { cookie: cookies.header() } })
  cookies.take(page.headers.getSetCookie())
  const xsrf = (await page.text()).match(/name="xsrf" value="([^"]+)"/)?.[1] ?? ''
  await fetch(`${issuer}/session/end/confirm`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies.header() },
    body: new URLSearchParams({ xsrf, logout: 'yes' }),
  })
}
