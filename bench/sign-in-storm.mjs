// A worker of sign-ins.ts: sends all its sign-ins at once and reports what each was answered. Each comes from a source
// of its own and is for an account of its own, so that no limit but the one on hashing holds it back.
import { parentPort, workerData } from 'node:worker_threads'

const { address, count, round } = workerData

async function csrf() {
  const answer = await fetch(`${address}/api/auth/csrf`)
  const { csrfToken } = await answer.json()
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  return { csrfToken, cookie }
}

async function signIn({ csrfToken, cookie }, at) {
  const answer = await fetch(`${address}/api/auth/callback/password`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': `10.${round}.${at}.1`,
    },
    body: new URLSearchParams({
      csrfToken,
      email: `n${round}-${at}@x.example`,
      password: 'Summer2026!!',
      json: 'true',
    }),
  })
  const { url } = await answer.json()
  return new URL(url).searchParams.get('error') ?? 'signed in'
}

const tokens = []
for (let at = 0; at < count; at += 1) tokens.push(await csrf())
parentPort.postMessage('ready')
parentPort.once('message', async () => {
  const answers = {}
  for (const answer of await Promise.all(tokens.map(signIn))) answers[answer] = (answers[answer] ?? 0) + 1
  parentPort.postMessage(answers)
})
