import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'
import type { Role } from '@/generated/prisma/enums'
import { type DatabaseSwitch, databaseSwitch } from './steps/database'
import { open } from './steps/forms'

export { expect }

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>
const signedIn = new Map<Role, Cookies>()

/**
 * Signs in as the demo's person of this role. The demo button is pressed once per worker; later calls bring the cookie
 * of that session and go nowhere: open a page afterwards.
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

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Asked = { type: 'tag' | 'rule'; values: string[] }

/** The rules of axe of these names. */
const rules = (...values: string[]): Asked => ({ type: 'rule', values })

/** Puts axe into the page, unless it is there since it was opened: to read its program takes as long as many rules do. */
async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
}

/** axe finds nothing of what it was asked; `words` say how the page was looked at. */
async function expectNoViolations(page: Page, runOnly: Asked, words: string): Promise<void> {
  await bringAxe(page)
  // To describe what is well takes as long as to find what is not.
  const options: RunOptions = { runOnly, resultTypes: ['violations'] }
  const found = await page.evaluate(async (asked) => {
    // What a dialog lies over is out of reach while it is open, and is looked at without it.
    const within = document.querySelector('[role="dialog"], [role="alertdialog"]') ?? document
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(within, asked)
    return violations.map(({ id, help, nodes }) => ({
      rule: id,
      help,
      where: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
    }))
  }, options)
  expect(found, `accessibility of ${page.url()}, ${words}`).toEqual([])
}

/**
 * axe finds nothing on the page as it stands: WCAG 2.2 A and AA and its best practices, and the contrast once more in
 * the dark.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const paint = (theme: 'light' | 'dark') =>
    page.evaluate(async (chosen) => {
      // Colors that change little by little, and begin those of what inherits them, would be looked at half way.
      const atOnce = new CSSStyleSheet()
      atOnce.replaceSync('*, ::before, ::after { transition: none !important }')
      document.adoptedStyleSheets = [atOnce]
      document.documentElement.setAttribute('data-theme', chosen)
      await new Promise((drawn) => requestAnimationFrame(drawn))
    }, theme)
  // A page that was reached within another gets its title a little after its words.
  await expect(page).toHaveTitle(/./)
  await paint('light')
  await expectNoViolations(page, { type: 'tag', values: STANDARDS }, 'light')
  await paint('dark')
  await expectNoViolations(page, rules('color-contrast', 'link-in-text-block'), 'dark')
  await paint('light')
}

/**
 * Nothing on the page is wider than the screen, once it has been drawn at its size: in the instant after a change of
 * it, rows may stand as they did before.
 */
export async function expectNoOverflow(page: Page, words: string): Promise<void> {
  const overflow = await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
    await frame()
    await frame()
    return document.documentElement.scrollWidth - window.innerWidth
  })
  expect(overflow, `sideways scroll of ${page.url()} ${words}`).toBeLessThanOrEqual(0)
}

/** On a telephone nothing is wider than the screen, and everything is large enough for a finger. */
export async function expectNarrow(page: Page): Promise<void> {
  const wide = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoOverflow(page, 'at 390 px')
  await expectNoViolations(page, rules('target-size'), 'at 390 px')
  if (wide) await page.setViewportSize(wide)
}

export type EmptyInstallation = { address: string; setUpLink: string; database: DatabaseSwitch }

async function startEmptyInstallation(): Promise<{ server: ChildProcess; installation: EmptyInstallation }> {
  const port = String(Number(process.env.E2E_PORT) + 1)
  const address = `http://127.0.0.1:${port}`
  const server = spawn(process.execPath, ['scripts/e2e-server.mjs', '--empty'], {
    env: { ...process.env, PORT: port },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  for await (const line of createInterface({ input: server.stdout })) {
    lines.push(line)
    const setUpLink = line.match(/ready (\S+\/set-up\?\S+)/)?.[1]
    if (setUpLink) return { server, installation: { address, setUpLink, database: databaseSwitch(server, address) } }
  }
  throw new Error(`the empty installation did not start:\n${lines.join('\n')}`)
}

type TestFixtures = {
  /** Console errors and failed requests that a test means to cause, as a pattern of their text. */
  expectedErrors: RegExp | undefined
  failOnErrors: undefined
}

type WorkerFixtures = {
  /**
   * A second installation without any data, with the link that makes its first administrator. Started when asked for.
   */
  emptyInstallation: EmptyInstallation
}

/** `test` of Playwright that fails when the page throws or writes an error to its console. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  expectedErrors: [undefined, { option: true }],
  failOnErrors: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = []
      const note = (text: string) => expectedErrors?.test(text) || errors.push(text)
      context.on(
        'console',
        (message) => message.type() === 'error' && note(`${message.text()} (${message.location().url})`),
      )
      context.on('weberror', (failure) => note(`${failure.error().message}`))
      await use(undefined)
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
    },
    { scope: 'worker', timeout: 240_000 },
  ],
})
