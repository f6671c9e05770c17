import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import {
  type BrowserContext,
  test as base,
  type ConsoleMessage,
  expect,
  type Page,
  type WebError,
} from '@playwright/test'
import type { Role } from '@/generated/prisma/enums'
import { startProvider } from '@/test/single-sign-on/provider.mjs'
import { type DatabaseSwitch, databaseSwitch } from './steps/database'
import { open } from './steps/forms'

export { expectAccessible, expectEveryWidth, expectMobile, expectNoOverflow } from './steps/page-checks'
export { expect }

/** The tag of a test that `npm run test:long -- journeys` runs, and a usual run leaves out. */
export const LONG = '@long'

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>
const signedIn = new Map<Role, Cookies>()

/**
 * Signs in as the demo's person of this role. The demo button is pressed once per worker; later calls set the cookie of
 * that session and open no page: open one afterwards.
 */
export async function signInAs(page: Page, role: Role): Promise<void> {
  await page.context().clearCookies()
  const cookies = signedIn.get(role)
  if (cookies) {
    await page.context().addCookies(cookies)
    return
  }
  await open(page, '/sign-in')
  await page.getByRole('button', { name: new RegExp(`continue as .*${role}`, 'i') }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  signedIn.set(role, await page.context().cookies())
}

type IdentityProvider = Awaited<ReturnType<typeof startProvider>>

export type EmptyInstallation = {
  address: string
  setUpLink: string
  database: DatabaseSwitch
  /** With which people sign in as well as by password; the group `keepers` is the role of an administrator. */
  provider: IdentityProvider
}

async function startEmptyInstallation(): Promise<{ server: ChildProcess; installation: EmptyInstallation }> {
  const port = String(Number(process.env.E2E_PORT) + 1)
  const address = `http://127.0.0.1:${port}`
  const provider = await startProvider({
    redirectUri: `${address}/api/auth/callback/oidc`,
    logoutUri: `${address}/api/back-channel-logout`,
  })
  const singleSignOn = {
    HEADROOM_OIDC_ISSUER: provider.issuer,
    HEADROOM_OIDC_CLIENT_ID: provider.clientId,
    HEADROOM_OIDC_CLIENT_SECRET: provider.clientSecret,
    HEADROOM_OIDC_NAME: 'Fjordline login',
    HEADROOM_OIDC_ROLE_CLAIM: 'groups',
    HEADROOM_OIDC_ROLES: 'keepers=administrator, readers=auditor',
  }
  const server = spawn(process.execPath, ['scripts/e2e-server.mjs', '--empty'], {
    env: { ...process.env, ...singleSignOn, PORT: port },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  for await (const line of createInterface({ input: server.stdout })) {
    lines.push(line)
    const setUpLink = line.match(/ready (\S+\/set-up#\S+)/)?.[1]
    const database = databaseSwitch(server, address)
    if (setUpLink) return { server, installation: { address, setUpLink, database, provider } }
  }
  throw new Error(`the empty installation did not start:\n${lines.join('\n')}`)
}

type TestFixtures = {
  /** Console errors and failed requests that a test causes on purpose, as a pattern of their text. */
  expectedErrors: RegExp | undefined
  failOnErrors: undefined
}

type WorkerFixtures = {
  /**
   * A second installation without any data, with the link that makes its first administrator. Started on demand.
   */
  emptyInstallation: EmptyInstallation
}

let sharedContext: BrowserContext | undefined

/**
 * `test` of Playwright that fails when the page throws or writes an error to its console. The tests of a worker share
 * one browser context, so that the scripts of the pages are fetched and compiled once. Each test starts without
 * cookies; nothing is in local storage, and session storage ends with its tab.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  context: async ({ browser }, use) => {
    sharedContext ??= await browser.newContext()
    await use(sharedContext)
    for (const page of sharedContext.pages()) await page.close()
    await sharedContext.clearCookies()
  },
  expectedErrors: [undefined, { option: true }],
  failOnErrors: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = []
      const collect = (text: string) => expectedErrors?.test(text) || errors.push(text)
      const onConsole = (message: ConsoleMessage) =>
        message.type() === 'error' && collect(`${message.text()} (${message.location().url})`)
      const onWebError = (failure: WebError) => collect(failure.error().message)
      context.on('console', onConsole)
      context.on('weberror', onWebError)
      await use(undefined)
      context.off('console', onConsole)
      context.off('weberror', onWebError)
      expect(errors, 'errors in the browser').toEqual([])
    },
    { auto: true },
  ],
  emptyInstallation: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const { server, installation } = await startEmptyInstallation()
      await use(installation)
      server.kill('SIGTERM')
      await new Promise((resolve) => server.once('exit', resolve))
      await installation.provider.stop()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
})
