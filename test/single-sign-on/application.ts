import { startProvider } from './provider.mjs'

// An application with single sign-on against a real provider. The settings are read when its modules are first
// imported, so a test imports them through here, after the provider has its address.

const ADDRESS = 'http://127.0.0.1:9999'
export type Provider = Awaited<ReturnType<typeof startProvider>>

/** Starts the provider, and sets the environment of single sign-on with it. */
export async function configureProvider(
  settings: Record<string, string> = {},
  logoutUri = `${ADDRESS}/api/back-channel-logout`,
): Promise<Provider> {
  const provider = await startProvider({ redirectUri: `${ADDRESS}/api/auth/callback/oidc`, logoutUri })
  Object.assign(process.env, {
    NEXTAUTH_URL: ADDRESS,
    HEADROOM_OIDC_ISSUER: provider.issuer,
    HEADROOM_OIDC_CLIENT_ID: provider.clientId,
    HEADROOM_OIDC_CLIENT_SECRET: provider.clientSecret,
    ...settings,
  })
  return provider
}

/** Removes what `configureProvider` set: a worker keeps its environment for the next file. */
export function clearProvider(): void {
  for (const name of Object.keys(process.env))
    if (name.startsWith('HEADROOM_OIDC_') || name === 'NEXTAUTH_URL') delete process.env[name]
}

type Asked = { path: string; query?: Record<string, string>; form?: Record<string, string> }

/** What next-auth answers: where the browser is redirected to, and a body. */
export type Answer = { location: string | null; body: unknown }

/** A browser at the application: its cookies, and requests to next-auth with the application's own options. */
export async function openBrowser() {
  const { default: NextAuth } = await import('next-auth')
  const { authOptionsWith } = await import('@/lib/identity/sign-in/auth-options')
  const { readProviderMetadata } = await import('@/lib/identity/single-sign-on/provider-metadata')
  const { isProviderStep, readableAnswer, refusedWith } = await import('@/lib/identity/sign-in/provider-answer')
  const { environment } = await import('@/lib/database/env')
  const { Cookies } = await import('./browser')
  const cookies = new Cookies()

  async function visit({ path, query = {}, form }: Asked): Promise<Answer> {
    const settings = environment.singleSignOn
    if (!settings) throw new Error('single sign-on is not configured')
    const metadata = await readProviderMetadata(settings).catch(() => null)
    if (!metadata) return { location: refusedWith('provider-unavailable', false).headers.get('location'), body: null }
    const answer: Answer = { location: null, body: null }
    const headers = new Map<string, unknown>()
    const response = {
      status: () => response,
      getHeader: (name: string) => headers.get(name.toLowerCase()),
      setHeader: (name: string, value: unknown) => headers.set(name.toLowerCase(), value) && response,
      json: (body: unknown) => Object.assign(answer, { body }),
      send: (body: unknown) => Object.assign(answer, { body }),
      end: () => response,
    }
    const request = {
      query: { ...query, nextauth: path.split('/') },
      cookies: cookies.all(),
      headers: {},
      method: form ? 'POST' : 'GET',
      body: form,
    }
    await NextAuth(request as never, response as never, authOptionsWith(metadata))
    cookies.take((headers.get('set-cookie') as string[] | undefined) ?? [])
    const location = (headers.get('location') as string | undefined) ?? null
    if (!location || !isProviderStep(path)) return { ...answer, location }
    const url = `${ADDRESS}/api/auth/${path}?${new URLSearchParams(query)}`
    const readable = await readableAnswer(
      path,
      new Request(url),
      new Response(null, { status: 302, headers: { location } }),
    )
    return { ...answer, location: readable.headers.get('location') }
  }

  /** To the provider: the address there. */
  async function begin(): Promise<string> {
    const { body } = await visit({ path: 'csrf' })
    const { csrfToken } = body as { csrfToken: string }
    const { location } = await visit({ path: 'signin/oidc', form: { csrfToken, callbackUrl: '/payments' } })
    return location ?? ''
  }

  /** Back from the provider: where the application leads on to. */
  const finish = (back: string): Promise<Answer> =>
    visit({ path: 'callback/oidc', query: Object.fromEntries(new URL(back).searchParams) })

  return { cookies, atProvider: new Cookies(), visit, begin, finish }
}

export type Browser = Awaited<ReturnType<typeof openBrowser>>

/** The whole way of an account: to the provider, signed in there, and back. Returns where it leads. */
export async function signIn(browser: Browser, account: string): Promise<string | null> {
  const { signInAtProvider } = await import('./browser')
  const back = await signInAtProvider(await browser.begin(), account, browser.atProvider)
  return (await browser.finish(back)).location
}

/** The person of the browser's session, as a request of the application finds them; null without a session. */
export async function actorIn({ cookies }: Browser) {
  const { decode } = await import('next-auth/jwt')
  const { actorOf } = await import('@/lib/identity/sessions/session-store')
  const token = cookies.all()['next-auth.session-token']
  const claims = token ? await decode({ token, secret: process.env.NEXTAUTH_SECRET ?? '' }) : null
  return claims && actorOf(claims)
}
