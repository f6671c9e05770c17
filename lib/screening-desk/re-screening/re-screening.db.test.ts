import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { EngineVersions } from '@/lib/compliance/screening/engine-versions'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import type { Verdict } from '@/lib/compliance/screening/types'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { asOwner, db } from '@/test/database/database'
import { cancelAllJobs, claimAndDie, letLeasesRunOut, runJobs } from '@/test/database/jobs'
import { addSubject, arrangeLedger, typedPayment } from '@/test/ledger/ledger-arrangement'
import { eventsOf, valueIn } from '@/test/rules/use-cases'
import { beginIfNewer, beginReScreening } from './begin-re-screening'
import { reScreeningJob } from './re-screening-jobs'
import { type WorkOptions, workOnReScreening } from './work-on-re-screening'

// Poloniex 2023: old accounts were never checked again. Here a new list or new rules screen everything stored.

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let made = 0

/** Twelve payments to clear places, each in its own town. */
beforeAll(async () => {
  people = (await arrangeLedger()).people
  for (let count = 0; count < 12; count += 1)
    await recordTo(`Town${String.fromCharCode(97 + count)} Square ${count + 10}`)
})

async function recordTo(address: string): Promise<string> {
  made += 1
  const subject = await addSubject(people.analyst.id)
  const destinations = [{ role: 'consignee', name: `Buyer ${made}`, address: `${address}, Germany`, country: 'DE' }]
  const recorded = await valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(subject, { destinations })))
  return recorded.paymentId
}

/** Companies, FSB licenses and products: one of each per payment, and one company without any. */
const records = () => 3 * (made + 1)
/** The records, and the party and the payee of every payment. */
const everything = () => records() + 2 * made

let version = 0
const nextVersion = () => {
  version += 1
  return { placesVersion: `list ${version}`, rulesVersion: 'test' }
}
/** An engine that knows more: it blocks what the pattern matches. */
const engine =
  (pattern: RegExp) =>
  (...given: Parameters<typeof screenDestination>): Verdict => {
    const verdict = screenDestination(...given)
    return pattern.test(given[0].address ?? '') ? { ...verdict, outcome: 'blocked' } : verdict
  }
type Work = WorkOptions & { versions: EngineVersions }
/** A worker that runs what is due; returns how many jobs it claimed. */
const work = ({ versions, ...options }: Work) => runJobs([reScreeningJob(versions, { batchSize: 5, ...options })])
/** A worker that is killed after `batches` batches, or by an error of the engine. */
const workAndDie = async ({ versions, batches = Infinity, ...options }: Work & { batches?: number }) => {
  const job = await claimAndDie(reScreeningJob(versions), stopAfter(new AbortController(), batches))
  if (!job) throw new Error('there is no run to work on')
  await workOnReScreening(job, { batchSize: 5, ...options }).finally(letLeasesRunOut)
}
const lastRun = () => db.reScreening.findFirstOrThrow({ orderBy: { begunAt: 'desc' }, include: { cases: true } })
const stored = async () => (await asOwner.query('SELECT * FROM payment_destination ORDER BY payment_id, position')).rows

afterEach(async () => {
  await cancelAllJobs()
  await asOwner.query('UPDATE re_screening SET finished_at = now() WHERE finished_at IS NULL')
})

describe('Poloniex 2023: a newer list screens everything stored again', () => {
  it('opens a case for each new hit, counts it, records it, and rewrites nothing', async () => {
    const before = await stored()
    const versions = nextVersion()
    const id = await beginIfNewer(versions)
    expect(await work({ versions, screen: engine(/Town[ab] /) })).toBe(1)
    const run = await lastRun()
    expect(run).toMatchObject({
      id,
      total: everything(),
      done: everything(),
      blockedCount: 2,
      clearCount: everything() - 2,
      hitCount: 2,
      superseded: false,
    })
    expect(run.cases.map((one) => (one.destination as { address: string }).address).sort()).toEqual([
      'Towna Square 10, Germany',
      'Townb Square 11, Germany',
    ])
    expect(await stored()).toEqual(before)
    expect((await eventsOf(run.id)).map(({ verb }) => verb)).toEqual(['re-screening.begun', 're-screening.finished'])
    expect(await eventsOf(run.cases[0]?.subject ?? '')).toMatchObject([
      { verb: 'screening-case.opened', actorId: null },
    ])
  })

  it('does not start twice for the same versions, and a better result changes nothing', async () => {
    const versions = nextVersion()
    await beginIfNewer(versions)
    await work({ versions })
    expect((await lastRun()).hitCount).toBe(0)
    expect(await beginIfNewer(versions)).toBeNull()
    expect(await beginReScreening(people.analyst)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })

  it('does not open a case when the newest case is as bad', async () => {
    const versions = nextVersion()
    await beginIfNewer(versions)
    await work({ versions, screen: engine(/Town[abc] /) })
    expect((await lastRun()).cases).toHaveLength(1)
  })

  it('leaves a run of other versions alone, and replaces it once its holder is gone', async () => {
    const older = nextVersion()
    const newer = nextVersion()
    const id = await beginIfNewer(older)
    expect(await work({ versions: newer })).toBe(0)
    expect(await beginIfNewer(newer)).not.toBeNull()
    expect(await db.reScreening.findUnique({ where: { id: id ?? '' } })).toMatchObject({ superseded: true })
  })

  it('reaches payments recorded during the run', async () => {
    const versions = nextVersion()
    await beginIfNewer(versions)
    let late: string | undefined
    const slow = async () => {
      late ??= await recordTo('Lateville 1')
    }
    await workAndDie({ versions, batchSize: 3, batches: 1 })
    await slow()
    await work({ versions, screen: engine(/Lateville/) })
    expect((await lastRun()).cases).toMatchObject([{ paymentId: late }])
  })
})

/** Stops the work after `batches` batches: each pause between two batches checks the signal. */
function stopAfter(controller: AbortController, batches: number): AbortSignal {
  let asked = 0
  return new Proxy(controller.signal, {
    get: (signal, key) => {
      if (key !== 'aborted') return Reflect.get(signal, key)
      asked += 1
      return asked > batches
    },
  })
}

describe('it resumes after a kill', () => {
  const found = /Town[defghij] /
  const pathsOf = (cases: { destination: unknown }[]) =>
    cases.map((one) => (one.destination as { address: string }).address.slice(0, 5)).sort()

  it('between two batches: nothing twice, nothing missed', async () => {
    const versions = nextVersion()
    await beginIfNewer(versions)
    await workAndDie({ versions, screen: engine(found), batchSize: 4, batches: 1 })
    expect((await lastRun()).done).toBe(4)
    expect(await work({ versions, screen: engine(found), batchSize: 4 })).toBe(1)
    const run = await lastRun()
    expect(run.done).toBe(everything())
    expect(pathsOf(run.cases)).toEqual(['Townd', 'Towne', 'Townf', 'Towng', 'Townh', 'Towni', 'Townj'])
  })

  it('in the middle of a batch: the batch is repeated', async () => {
    const versions = nextVersion()
    await beginIfNewer(versions)
    const breaks = (...given: Parameters<typeof screenDestination>): Verdict => {
      if (/Townk/.test(given[0].address ?? '')) throw new Error('killed')
      return screenDestination(...given)
    }
    await expect(workAndDie({ versions, screen: breaks })).rejects.toThrow('killed')
    // Ten parties and their payees.
    expect((await lastRun()).done).toBe(records() + 20)
    expect(await work({ versions, screen: engine(/Town[kl] /) })).toBe(1)
    expect(pathsOf((await lastRun()).cases)).toEqual(['Townk', 'Townl'])
  })

  it('two instances: one works, the other finds it held', async () => {
    const versions = nextVersion()
    await beginIfNewer(versions)
    const claimed = await Promise.all([work({ versions, batchSize: 2 }), work({ versions, batchSize: 2 })])
    expect(claimed.sort()).toEqual([0, 1])
    expect((await lastRun()).done).toBe(everything())
  })
})
