import { chromium, defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from './scripts/lib/chromium.mjs'

// E2E_BASE_URL drives an application that runs already (`npm run dev`, say) instead of starting one.
const running = process.env.E2E_BASE_URL
const port = process.env.E2E_PORT ?? '3210'
const baseURL = running ?? `http://127.0.0.1:${port}`
process.env.E2E_PORT = port

// Next to the port of the journeys comes that of the empty installation (e2e/fixtures.ts).
const lookPort = String(Number(port) + 2)
const lookURL = running ?? `http://127.0.0.1:${lookPort}`

/** What changes no record of the demo organisation, or has an installation of its own. */
const LOOKS = ['looks.spec.ts', 'addresses.spec.ts', 'headers.spec.ts', 'links.spec.ts', 'set-up.spec.ts']

/** A built application with a demo organisation of its own. */
const application = (name: string, onPort: string) => ({
  name,
  command: 'node scripts/e2e-server.mjs',
  env: { PORT: onPort },
  url: `http://127.0.0.1:${onPort}/api/health`,
  timeout: 240_000,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
  stdout: 'pipe' as const,
  stderr: 'pipe' as const,
})

export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  projects: [
    // One at a time: the tests share one demo organisation, as colleagues do.
    { name: 'journeys', testIgnore: LOOKS, workers: 1 },
    // Looking changes no record that another look sees. On a demo organisation of its own it fills the core that a
    // journey leaves idle.
    { name: 'looks', testMatch: LOOKS, fullyParallel: true, use: { baseURL: lookURL } },
  ],
  forbidOnly: Boolean(process.env.CI),
  // Generous: a busy machine is no failure.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  outputDir: 'test-results/browser',
  use: {
    baseURL,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    // Nothing is waited for that only moves. e2e/keyboard.spec.ts looks at what moves.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace costs a ninth of the time: to see why a test fails, let it fail at a desk.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    actionTimeout: 20_000,
    navigationTimeout: 45_000,
    launchOptions: await chromiumLaunchOptions(chromium.executablePath()),
  },
  webServer: running ? undefined : [application('journeys', port), application('looks', lookPort)],
})
