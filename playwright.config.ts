import { chromium, defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from './scripts/lib/chromium.mjs'

// E2E_BASE_URL: test an application that is already running (`npm run dev`, say) instead of starting one.
const running = process.env.E2E_BASE_URL
const port = process.env.E2E_PORT ?? '3210'
const baseURL = running ?? `http://127.0.0.1:${port}`
process.env.E2E_PORT = port

// The port after that of the journeys is for the empty installation (e2e/fixtures.ts).
const screensPort = String(Number(port) + 2)
const screensURL = running ?? `http://127.0.0.1:${screensPort}`

/** The specs that change no record of the demo organisation, or have an installation of their own. */
const SCREENS = [
  'access-matrix.spec.ts',
  'addresses.spec.ts',
  'as-of.spec.ts',
  'headers.spec.ts',
  'hostile-requests.spec.ts',
  'keyboard.spec.ts',
  'links.spec.ts',
  'page-checks.spec.ts',
  'replay.spec.ts',
  'screens.spec.ts',
  'set-up.spec.ts',
  'verify.spec.ts',
]

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
  // What takes half a minute and more, and is proven piece by piece by database tests: `npm run test:long -- journeys`.
  ...(process.env.HEADROOM_JOURNEYS === 'long' ? { grep: /@long/ } : { grepInvert: /@long/ }),
  projects: [
    // One at a time: the tests share one demo organisation, as colleagues do.
    { name: 'journeys', testIgnore: SCREENS, workers: 1 },
    // Nothing here changes a record that another test sees. With a demo organisation of its own this project uses the
    // core that the journeys leave idle.
    { name: 'screens', testMatch: SCREENS, fullyParallel: true, use: { baseURL: screensURL } },
  ],
  forbidOnly: Boolean(process.env.CI),
  // Generous: a busy machine is not a failure.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  outputDir: 'test-results/browser',
  use: {
    baseURL,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    // No test waits for an animation. e2e/keyboard.spec.ts tests the animations themselves.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace costs a ninth of the time. To see why a test fails, run it locally.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    actionTimeout: 20_000,
    navigationTimeout: 45_000,
    launchOptions: await chromiumLaunchOptions(chromium.executablePath()),
  },
  webServer: running ? undefined : [application('journeys', port), application('screens', screensPort)],
})
