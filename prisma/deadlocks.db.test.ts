import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { sqlStateOf } from '@/lib/database/database-errors'
import { askReservedAgain } from '@/lib/ledger/payments/ask-again/ask-reserved-again'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { decidePayment } from '@/lib/ledger/payments/steps/decide-payment'
import { closeYear } from '@/lib/ledger/years/close-year'
import { archiveCompany } from '@/lib/records/companies/archive-company'
import { enterExchangeRate } from '@/lib/records/exchange-rates/enter-exchange-rate'
import { archiveFsbLicense, restoreFsbLicense } from '@/lib/records/fsb-licenses/archive-fsb-license'
import { asApplication, asOwner, db } from '@/test/database/database'
import {
  addLicenseFor,
  addPaymentIn,
  addSubject,
  arrangeLedger,
  callLedger,
  record,
  type Subject,
  typedPayment,
} from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { entryJson } from './factories'

// Concurrent transactions never deadlock: every transaction takes its locks in one order, the organisation, the group,
// the company, the year.

/** The longest that any of the concurrent transactions may take, on a busy machine. */
const LIMIT_MILLISECONDS = 20_000
/** The number of transactions in progress at any moment. */
const LANES = 12

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  people = (await arrangeLedger()).people
})

const entry = (subject: Subject, changes: object = {}) =>
  entryJson({ ...subject, amountCents: 1_000, amountMinor: 1_000, paymentDate: '2025-06-15', ...changes } as never)

/** An entry that is refused for its destination, which is a fact for every company. */
const refused = (subject: Subject) =>
  entry(subject, { state: 'blocked', determination: { outcome: 'blocked', blockedBy: ['end-user'] } })

const settlement = (paymentId: string, valueDate: string) => ({
  ...{ paymentId, actorId: people.analyst.id, currency: 'USD', amountMinor: 1_000, debitCents: 1_000 },
  ...{ countedCents: 1_000, valueDate, bankReference: randomUUID(), pastTolerance: false, stopped: false },
})
const elsewhere = (subject: Subject, paymentId: string) => ({
  entry: { ...entry(subject, { alreadyPaid: true, paymentDate: '2024-12-30' }), correctsId: paymentId },
  settlement: settlement(paymentId, '2024-12-30'),
})

type Given = { requested: string; approved: string; early: string; paid: string; license: string }
type Kind = (subject: Subject, given: Given) => Promise<unknown>

/** The records that a company begins with. */
async function arrange(subject: Subject): Promise<Given> {
  const add = (state: 'requested' | 'approved' | 'paid') =>
    addPaymentIn(state, subject, people.manager.id, entry(subject) as never)
  const [requested, approved, early, paid, license] = await Promise.all([
    ...[add('requested'), add('approved'), add('approved'), add('paid'), addLicenseFor(subject)],
  ])
  return { requested, approved, early, paid, license } as Given
}

async function recordInCrimea(subject: Subject): Promise<unknown> {
  const consignee = { role: 'consignee', name: 'Yalta Retail', address: 'Yalta, Crimea', country: 'RU' }
  const typed = typedPayment(subject, { fsbLicenseId: await addLicenseFor(subject), destinations: [consignee] })
  return valueIn(recordPayment(people.analyst, randomUUID(), typed))
}

/** Each kind of transaction that writes facts which another kind reads or counts. */
const KINDS: Record<string, Kind> = {
  record: (subject) => record(entry(subject)),
  'record through the form': async (subject) => {
    const typed = typedPayment(subject, { fsbLicenseId: await addLicenseFor(subject), amount: '1.00' })
    return recordPayment(people.analyst, randomUUID(), typed)
  },
  'record a refused destination through the form': recordInCrimea,
  'record a refused destination': (subject) => record(refused(subject)),
  'record money that left, which releases reservations': (subject) =>
    record(entry(subject, { state: 'violation', alreadyPaid: true, amountCents: 499_000, amountMinor: 499_000 })),
  approve: (_subject, { requested }) =>
    decidePayment(people.manager, {
      paymentId: requested,
      expectedState: 'requested',
      decision: 'approve',
      reason: '',
    }),
  settle: (_subject, { approved }) => callLedger('settle_payment', settlement(approved, '2025-06-16')),
  'settle in another year': (subject, { early }) => callLedger('settle_in_another_year', elsewhere(subject, early)),
  void: async (_subject, { paid }) => {
    const request = { id: randomUUID(), paymentId: paid, reason: 'typed twice', ground: 'no_debit' }
    await callLedger('ask_void', { ...request, actorId: people.analyst.id })
    return callLedger('decide_void', { paymentId: paid, actorId: people.manager.id, confirm: true })
  },
  'archive the company': ({ companyId }) => archiveCompany(people.manager, { id: companyId, reason: 'sold to others' }),
  'change a license': async (_subject, { license }) => {
    await archiveFsbLicense(people.manager, { id: license, reason: 'not in use' })
    return restoreFsbLicense(people.manager, { id: license, reason: 'in use again' })
  },
  'ask the rules again': ({ companyId }) => askReservedAgain(companyId),
  'close a year': () => closeYear(people.manager, { year: 2025, reason: 'all is paid' }),
  'close a year of the company': ({ companyId }) =>
    closeYear(people.manager, { year: 2024, companyId, reason: 'all is paid' }),
  'save a rate': (subject) => {
    const rateDate = `2025-0${1 + (Number.parseInt(subject.companyId.slice(-1), 16) % 9)}-15`
    return enterExchangeRate(people.administrator, { currency: 'EUR', rate: '0.92', rateDate, source: 'ecb' } as never)
  },
}

it('many concurrent transactions of every kind over a few companies finish without a deadlock', async () => {
  const subjects = await Promise.all([1, 2].map(() => addSubject(people.analyst.id)))
  const given = await Promise.all(subjects.map(arrange))
  const ends: { kind: string; error: string | null; milliseconds: number }[] = []
  const tasks = [0, 1, 0].flatMap((at) => Object.entries(KINDS).map(([kind, run]) => ({ at, kind, run })))
  // As many at a time as the application has connections: waiting for a connection is not a lock.
  const lane = async () => {
    for (let task = tasks.pop(); task; task = tasks.pop()) {
      const { at, kind, run } = task
      const begun = performance.now()
      const error = await run(subjects[at] as Subject, given[at] as Given).then(
        () => null,
        (thrown: unknown) => sqlStateOf(thrown) ?? String(thrown),
      )
      ends.push({ kind, error, milliseconds: performance.now() - begun })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  expect(ends).toHaveLength(3 * Object.keys(KINDS).length)
  // A refusal by the ledger is a valid result: no headroom, a closed year, a step that another person took, facts that
  // changed.
  const wrong = ends.filter(({ error }) => error !== null && !/^HR00/.test(error))
  expect(wrong).toEqual([])
  expect(ends.filter(({ milliseconds }) => milliseconds > LIMIT_MILLISECONDS)).toEqual([])
})

it('concurrent refusals of destinations for several companies finish, although each is a fact for all', async () => {
  const subjects = await Promise.all(Array.from({ length: 8 }, () => addSubject(people.analyst.id)))
  const states = await Promise.all(subjects.map(recordInCrimea))
  expect(states).toMatchObject(subjects.map(() => ({ state: 'blocked' })))
})

type Hold = ({ companyId }: Subject) => [sql: string, values: string[]]
const HOLDS: Record<'organisation' | 'company' | 'year', Hold> = {
  organisation: () => ['SELECT pg_advisory_xact_lock(4201, 0)', []],
  company: ({ companyId }: Subject) => ['SELECT pg_advisory_xact_lock(4202, hashtext($1))', [companyId]],
  year: ({ companyId }: Subject) => [
    'SELECT FROM company_year WHERE company_id = $1 AND year = 2025 FOR UPDATE',
    [companyId],
  ],
}

/**
 * The locks a connection holds while it waits: the advisory locks by their class, and whether it has locked the row of
 * a year.
 */
async function heldWhileWaiting(pid: number): Promise<{ organisation: boolean; company: boolean; year: boolean }> {
  for (let look = 0; look < 500; look++) {
    const { rows } = await asOwner.query(
      `SELECT coalesce(bool_or(NOT granted), false) AS waits,
         coalesce(bool_or(granted AND classid = 4201 AND locktype = 'advisory'), false) AS organisation,
         coalesce(bool_or(granted AND classid = 4202 AND locktype = 'advisory'), false) AS company,
         coalesce(bool_or(granted AND relation = 'company_year'::regclass
           AND mode IN ('RowShareLock', 'RowExclusiveLock')), false) AS year
       FROM pg_locks WHERE pid = $1`,
      [pid],
    )
    const { waits, ...held } = rows[0]
    if (waits) return held
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('it does not wait for the lock')
}

/**
 * Runs a call of the ledger while another connection holds one lock; returns the locks that the call held while it
 * waited.
 */
async function heldBehind(
  lock: 'organisation' | 'company' | 'year',
  subject: Subject,
  call: (client: pg.PoolClient) => Promise<unknown>,
) {
  const [holder, client] = await Promise.all([asOwner.connect(), asApplication.connect()])
  try {
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
    const [sql, values] = HOLDS[lock](subject)
    await holder.query('BEGIN')
    await holder.query(sql, values)
    const called = call(client)
    const held = await heldWhileWaiting(rows[0].pid)
    await holder.query('COMMIT')
    await called
    return held
  } finally {
    holder.release()
    client.release()
  }
}

const moved = (paymentId: string, [expectedState, toState]: [string, string], client: pg.PoolClient) =>
  callLedger('move_payment', { paymentId, expectedState, toState, actorId: people.manager.id }, client)

it.each<[string, (subject: Subject, given: Given, client: pg.PoolClient) => Promise<unknown>]>([
  ['recording', (subject, _given, client) => record(entry(subject), client)],
  ['recording what every company has to know', (subject, _given, client) => record(refused(subject), client)],
  ['approving', (_subject, { requested }, client) => moved(requested, ['requested', 'approved'], client)],
  [
    'settling',
    (_subject, { approved }, client) => callLedger('settle_payment', settlement(approved, '2025-06-16'), client),
  ],
  [
    'settling in another year',
    (subject, { early }, client) => callLedger('settle_in_another_year', elsewhere(subject, early), client),
  ],
])('%s takes the organisation first, then the company, then the year', async (_what, call) => {
  const held: Record<string, object> = {}
  for (const lock of ['organisation', 'company', 'year'] as const) {
    const subject = await addSubject(people.analyst.id)
    const given = await arrange(subject)
    held[lock] = await heldBehind(lock, subject, (client) => call(subject, given, client))
  }
  expect(held).toEqual({
    organisation: { organisation: false, company: false, year: false },
    company: { organisation: true, company: false, year: false },
    year: { organisation: true, company: true, year: true },
  })
})

it('the database counted no deadlock, including those after which a use case tries again', async () => {
  // Connections report their counts when they end.
  await db.$disconnect()
  const { rows } = await asOwner.query(
    'SELECT pg_stat_clear_snapshot(), deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
  )
  expect(rows[0].deadlocks).toBe(0)
})
