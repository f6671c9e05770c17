import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../scripts/lib/project.mjs'

/** The built application on a database, and how to get in. */
export type Application = { address: string; pid: number; stop: () => Promise<void> }

/** Starts `next start` as `npm start` would, for the demo; ready when it and its database answer. */
export async function startApplication(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<Application> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
      DATABASE_URL: databaseUrl,
      DATABASE_OWNER_URL: '',
      HEADROOM_DATABASE: 'embedded',
      HEADROOM_DEMO: '1',
      HEADROOM_DEMO_SIGN_IN: '1',
      HEADROOM_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
      NEXTAUTH_SECRET: 'a secret for one benchmark, of 32 characters or more',
      NEXTAUTH_URL: address,
      LOG_LEVEL: 'error',
      NEXT_TELEMETRY_DISABLED: '1',
      ...settings,
    },
  })
  const stop = () => stopChild(child)
  for (let attempt = 0; attempt < 120; attempt++) {
    const answer = await fetch(`${address}/api/health`).catch(() => undefined)
    if (answer?.ok) return { address, pid: child.pid ?? 0, stop }
    await sleep(250)
  }
  await stop()
  throw new Error('the application did not start')
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5000).unref()
  })
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const place = probe.address()
      probe.close(() => (place && typeof place === 'object' ? resolve(place.port) : reject(new Error('no port'))))
    })
  })

/** Signs in with the demo button of a role; returns the cookies of the session. */
export async function signIn(address: string, role: string): Promise<string> {
  const asked = await fetch(`${address}/api/auth/csrf`)
  const { csrfToken } = (await asked.json()) as { csrfToken: string }
  const answer = await fetch(`${address}/api/auth/callback/demo`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(asked), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, role, json: 'true' }),
  })
  const cookies = cookiesOf(answer)
  if (!cookies.includes('session-token')) throw new Error(`signing in as ${role} gave ${answer.status} and no session`)
  return cookies
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** The id under which the build serves an action. */
export function actionId(exportedName: string): string {
  const file = join(root, '.next', 'server', 'server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as { node: Record<string, { exportedName?: string }> }
  const found = Object.entries(node).find(([, about]) => about.exportedName === exportedName)
  if (!found) throw new Error(`the build serves no action ${exportedName}`)
  return found[0]
}

/** Calls an action as the browser does for a form: its fields as React encodes them. Returns the text of the answer. */
export async function callAction(
  { address, path, id, cookies }: { address: string; path: string; id: string; cookies: string },
  fields: Record<string, string>,
): Promise<string> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(`_1_${name}`, value)
  body.set('0', '["$K1"]')
  const answer = await fetch(address + path, {
    method: 'POST',
    headers: { cookie: cookies, origin: address, 'next-action': id, accept: 'text/x-component' },
    body,
  })
  return answer.text()
}
