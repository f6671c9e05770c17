import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { ENGINE_VERSIONS } from '@/lib/compliance/screening/engine-versions'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import type { Verdict } from '@/lib/compliance/screening/types'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { addListRows, beginList, finishList } from '@/lib/screening-desk/screening-lists/save-screening-list'
import { asOwner, db } from '@/test/database/database'
import { claimAndDie, letLeasesRunOut, runJobs } from '@/test/database/jobs'
import { addSubject, arrangeLedger, typedPayment } from '@/test/ledger/ledger-arrangement'
import { rowsToSave, savedListSource } from '@/test/ledger/saved-lists'
import { eventsOf, valueIn } from '@/test/rules/use-cases'
import { beginIfNewer, beginReScreening } from './begin-re-screening'
import { reScreeningJob } from './re-screening-jobs'
import { workOnReScreening } from './work-on-re-screening'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let listId: string

/** Four rows of a list, four companies with a license and a product each, three payments with a party and a payee. */
const STORED = 4 + 3 * 4 + 3 * 2

/** Three payments and a saved list of four rows, each in a town of its own, all clear. */
beforeAll(async () => {
  people = (await arrangeLedger()).people
  for (const town of ['Towna', 'Townb', 'Townc']) {
    const subject = await addSubject(people.analyst.id)
    const destinations = [{ role: 'consignee', name: town, address: `${town} Square 1, Germany`, country: 'DE' }]
    await valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(subject, { destinations })))
  }
  const rows = ['Townd', 'Towne', 'Townf', 'Towng'].map((town) => ({ address: `${town} Square 1`, country: 'DE' }))
  const kept = { name: 'Buyers', reason: 'asked by the bank', rowCount: 4, source: savedListSource }
  listId = (await valueIn(beginList(people.analyst, kept))).id
  await valueIn(addListRows(people.analyst, { id: listId, from: 1, rows: rowsToSave(rows), regions: true }))
  await valueIn(finishList(people.analyst, { id: listId }))
})

const worse =
  (pattern: RegExp) =>
  (...given: Parameters<typeof screenDestination>): Verdict => {
    const verdict = screenDestination(...given)
    return pattern.test(given[0].address ?? '') ? { ...verdict, outcome: 'blocked' } : verdict
  }
const casesOf = async (runId: string | null) =>
  (await db.screeningCase.findMany({ where: { reScreeningId: runId ?? '' } })).map(({ subject }) => subject).sort()
const versions = (list: string) => ({ placesVersion: list, rulesVersion: 'test' })

it('a held run is taken over only after its lease expires, with the same hits, also in saved lists', async () => {
  const stored = () => asOwner.query('SELECT * FROM screening_list_row ORDER BY position').then(({ rows }) => rows)
  const before = await stored()
  const id = await beginIfNewer(versions('lease'))
  const stop = new AbortController()
  const screen = worse(/Town[bdg] /)
  const stopsAfterTwo = (...given: Parameters<typeof screenDestination>): Verdict => {
    if (/Townb/.test(given[0].address ?? '')) stop.abort()
    return screen(...given)
  }
  const two = reScreeningJob(versions('lease'), { batchSize: 2, screen })
  const one = await claimAndDie(two, stop.signal)
  await workOnReScreening(one!, { batchSize: 2, screen: stopsAfterTwo })
  expect(await runJobs([two])).toBe(0)
  await letLeasesRunOut()
  expect(await runJobs([two])).toBe(1)
  expect(await runJobs([two])).toBe(0)
  const cases = await casesOf(id)
  expect(cases).toHaveLength(3)
  expect(cases.filter((one) => one.startsWith('list:'))).toEqual([`list:${listId}:1`, `list:${listId}:4`])
  expect(await db.reScreening.findUnique({ where: { id: id ?? '' } })).toMatchObject({ done: STORED, hitCount: 3 })
  expect(await stored()).toEqual(before)
})

it('a manager can start a run although nothing is newer, but not a second one at the same time', async () => {
  expect(await beginIfNewer()).not.toBeNull()
  await runJobs([reScreeningJob()])
  expect(await beginIfNewer()).toBeNull()
  const { id } = await valueIn(beginReScreening(people.manager))
  expect(await beginReScreening(people.manager)).toMatchObject({ ok: false, refusal: { kind: 'conflict' } })
  expect(await eventsOf(id)).toMatchObject([{ verb: 're-screening.begun', actorId: people.manager.id }])
  expect(await runJobs([reScreeningJob()])).toBe(1)
  expect(await db.reScreening.findUnique({ where: { id } })).toMatchObject({
    ...ENGINE_VERSIONS,
    done: STORED,
    hitCount: 0,
  })
})

it.each(['analyst', 'auditor'] as const)('the %s cannot start a run', async (role) => {
  expect(await beginReScreening(people[role])).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
})

it('a payment recorded while the rows of saved lists are screened is reached too', async () => {
  const id = await beginIfNewer(versions('late'))
  const stop = new AbortController()
  const stopsInList = (...given: Parameters<typeof screenDestination>): Verdict => {
    if (/Townd/.test(given[0].address ?? '')) stop.abort()
    return screenDestination(...given)
  }
  const job = reScreeningJob(versions('late'), { batchSize: 2, screen: worse(/Lateville/) })
  const killed = await claimAndDie(job, stop.signal)
  await workOnReScreening(killed!, { batchSize: 2, screen: stopsInList })
  await letLeasesRunOut()
  const subject = await addSubject(people.analyst.id)
  const destinations = [{ role: 'consignee', name: 'Late', address: 'Lateville Square 1, Germany', country: 'DE' }]
  const late = await valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(subject, { destinations })))
  expect(await runJobs([job])).toBe(1)
  expect(await casesOf(id)).toEqual([`payment:${late.paymentId}:1`])
})
