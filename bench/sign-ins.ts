import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { seedDemo } from '../prisma/seed'
import { signIn, startApplication } from './application'
import type { Cluster } from './cluster'

const SIGN_INS = 200
const PAGES = { health: '/api/health', page: '/settings/permissions' } as const
type Page = keyof typeof PAGES
/** Between two probes of one page: a person who reads, not another storm. */
const PAUSE_MILLISECONDS = 20
const IDLE_SECONDS = 4

/** Milliseconds of each answer. */
type Times = Record<Page, number[]>
export type SignInFigures = { idle: Times; storm: Times; answers: Record<string, number>; stormSeconds: number[] }

/** How long pages take while two hundred people sign in at the same time, and while no one does, in turn. */
export async function benchSignIns(cluster: Cluster, storms: number): Promise<SignInFigures> {
  const { ownerUrl, appUrl } = await cluster.database('bench_sign_ins')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await seedDemo(client, new Date(), () => {}).finally(() => client.end())
  const application = await startApplication(appUrl, { TRUSTED_PROXY_HOPS: '1' })
  try {
    const { address } = application
    const cookies = await signIn(address, 'administrator')
    const figures: SignInFigures = { idle: noTimes(), storm: noTimes(), answers: {}, stormSeconds: [] }
    await probeUntil(address, cookies, sleep(IDLE_SECONDS * 1000), noTimes())
    for (let round = 0; round < storms; round += 1) {
      const worker = new Worker(new URL('./sign-in-storm.mjs', import.meta.url), {
        workerData: { address, count: SIGN_INS, round },
      })
      await once(worker, 'message')
      await probeUntil(address, cookies, sleep(IDLE_SECONDS * 1000), figures.idle)
      const startedAt = performance.now()
      const over = once(worker, 'message').then(([answers]: Record<string, number>[]) => {
        for (const [answer, count] of Object.entries(answers ?? {}))
          figures.answers[answer] = (figures.answers[answer] ?? 0) + count
      })
      worker.postMessage('go')
      await probeUntil(address, cookies, over, figures.storm)
      figures.stormSeconds.push((performance.now() - startedAt) / 1000)
      await worker.terminate()
    }
    return figures
  } finally {
    await application.stop()
  }
}

const noTimes = (): Times => ({ health: [], page: [] })

/** Opens each page over and over until something is over, and notes how long each took. */
async function probeUntil(address: string, cookies: string, over: Promise<unknown>, times: Times): Promise<void> {
  let isOver = false
  const probe = async (page: Page) => {
    while (!isOver) {
      const startedAt = performance.now()
      const answer = await fetch(address + PAGES[page], { headers: { cookie: cookies } })
      await answer.text()
      if (!answer.ok) throw new Error(`${PAGES[page]} answered ${answer.status}`)
      times[page].push(performance.now() - startedAt)
      await sleep(PAUSE_MILLISECONDS)
    }
  }
  const probes = Promise.all([probe('health'), probe('page')])
  await over
  isOver = true
  await probes
}

const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

/** Writes the figures, each beside the goal. */
export function reportSignIns(
  { idle, storm, answers, stormSeconds }: SignInFigures,
  say: (line: string) => void,
): void {
  say(`\npages while ${SIGN_INS} people sign in at once, ${stormSeconds.length} storms, own source and account each`)
  say(`  answers ${JSON.stringify(answers)}, each storm ${stormSeconds.map((each) => each.toFixed(1)).join(', ')} s`)
  for (const page of ['health', 'page'] as const) {
    const [quiet, busy] = [percentile(idle[page], 0.95), percentile(storm[page], 0.95)]
    say(
      `  ${PAGES[page].padEnd(24)} p95 ${quiet.toFixed(1)} ms idle, ${busy.toFixed(1)} ms in the storm ` +
        `(${idle[page].length} and ${storm[page].length} answers): ` +
        `${(busy / quiet).toFixed(2)} (goal 2: ${busy / quiet <= 2 ? 'met' : 'missed'})`,
    )
  }
}
