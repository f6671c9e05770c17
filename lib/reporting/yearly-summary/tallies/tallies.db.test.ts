import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Transaction } from '@/lib/database/db'
import { type PaidFigures, readPaidFigures } from '@/lib/reporting/overview/paid-figures'
import { asOwner, db } from '@/test/database/database'
import { addPaidPayment, addPayment } from '@/test/ledger/ledger'
import {
  addSubject,
  anyStep,
  beginHistory,
  type History,
  type HistoryStep,
  passHours,
  play,
} from '@/test/ledger/random-history'
import { readSummaryFigures } from '../figures/read-summary-figures'
import { tallyBasis } from './basis'
import { settleTallies, settleYear } from './settle-tallies'

// The figures from the tallies equal the figures from the payments themselves, with any history before a year was added
// up and since, and after several rounds.

const ZONE = 'America/New_York'
const YEARS = [2024, 2025]
const TODAY = { today: '2025-08-15', timeZone: ZONE }
const isoOf = (instant: number): string => new Date(instant).toISOString()
let history: History

const entry = {
  do: 'record',
  hours: 1,
  year: 2025,
  month: 2,
  cents: 1,
  payee: 0,
  product: 0,
  license: 0,
  corrects: false,
} as const
/**
 * Every history begins with these steps, so that none depends on chance: one entry paid and voided, one paid, one
 * reviewed, one blocked.
 */
const CERTAIN: HistoryStep[] = [
  { ...entry, state: 'requested' },
  { ...entry, state: 'requested' },
  { ...entry, state: 'in_review' },
  { ...entry, state: 'blocked' },
  { do: 'move', hours: 1, payment: 0, to: 'paid' },
  { do: 'move', hours: 1, payment: 0, to: 'voided' },
  { do: 'move', hours: 1, payment: 1, to: 'paid' },
  { do: 'move', hours: 1, payment: 2, to: 'onwards' },
]

beforeAll(async () => {
  history = await beginHistory()
})
afterAll(() => history.client.release())

/** All figures of a year in the summary and in the overview. */
const figuresOf = async (transaction: Transaction, year: number) => ({
  ...(await readSummaryFigures(transaction, { year }, TODAY)),
  overview: sorted(await readPaidFigures(transaction, year, { lastDay: TODAY.today, timeZone: ZONE })),
})
type Figures = Awaited<ReturnType<typeof figuresOf>>

/** Kinds in a fixed order, without those that have no payment. */
const sorted = ({ kinds, ...paid }: PaidFigures): PaidFigures => ({
  ...paid,
  kinds: kinds.filter(({ count }) => count > 0).sort((one, other) => (one.kind < other.kind ? -1 : 1)),
})

const fromTallies = (year: number): Promise<Figures> => db.$transaction((transaction) => figuresOf(transaction, year))

/** The figures as if nothing had ever been added up. */
async function fromPayments(year: number): Promise<Figures> {
  const box: { figures?: Figures } = {}
  const undone = new Error('undone')
  await db
    .$transaction(async (transaction) => {
      await transaction.$executeRaw`UPDATE summary_tally_year SET settled_at = NULL`
      box.figures = await figuresOf(transaction, year)
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  if (!box.figures) throw new Error('the figures were not read')
  return box.figures
}

async function expectTheSame(words: string): Promise<void> {
  for (const year of [...YEARS, 2026])
    expect([words, year, await fromTallies(year)]).toEqual([words, year, await fromPayments(year)])
}

async function settleBoth(until: number): Promise<void> {
  for (const year of YEARS) expect(await settleYear(year, isoOf(until), tallyBasis(ZONE))).toBe(true)
}

describe('a year that is added up', () => {
  beforeEach(async () => {
    await asOwner.query('INSERT INTO summary_tally_year (year) VALUES (2024), (2025) ON CONFLICT DO NOTHING')
  })

  it('has the figures of its payments, with any history before, since and in between', async () => {
    const seen = { voided: 0, reviewed: 0, blocked: 0, paid: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 40, maxLength: 60 }), async (steps) => {
        const subjects = [await addSubject(), await addSubject()]
        const instants = await play(history, [...CERTAIN, ...steps], subjects)
        const [third, half, last] = [instants.length / 3, instants.length / 2, instants.length - 1].map(
          (at) => instants[Math.floor(at)] ?? 0,
        )
        await settleBoth(third ?? 0)
        await expectTheSame('with two thirds since')
        await asOwner.query(`UPDATE product SET kind = 'consumer_software' WHERE id = $1`, [subjects[0]?.products[0]])
        await asOwner.query(`UPDATE fsb_license SET kind = 'certification' WHERE id = $1`, [subjects[1]?.licenses[0]])
        await expectTheSame('with kinds corrected')
        await settleBoth(half ?? 0)
        await expectTheSame('with half since')
        await settleBoth(last ?? 0)
        await expectTheSame('with nothing since')
        const { totals, reviews, corrections } = await fromTallies(2025)
        seen.voided += corrections.voided.count
        seen.reviewed += reviews.cleared + reviews.refused
        seen.blocked += totals.blockedCount
        seen.paid += totals.paidCount
      }),
      { numRuns: 5, endOnFailure: true },
    )
    for (const [what, count] of Object.entries(seen)) expect([what, count > 5]).toEqual([what, true])
  }, 600_000)

  it('names the ten payees that were paid most, including those since', async () => {
    const subject = await addSubject()
    const names = Array.from({ length: 13 }, (_, at) => `Payee of ${String(at).padStart(2, '0')}`)
    const pay = async (payeeName: string, amountCents: number) => {
      await passHours(history, 1)
      const entry = { companyId: subject.companyId, recordedById: history.analyst, fsbLicenseId: subject.licenses[0] }
      await addPaidPayment(
        { ...entry, paymentDate: '2031-05-05', amountCents, payeeName },
        history.manager,
        history.client,
      )
    }
    for (const [at, name] of names.entries()) await pay(name, 1_000 + at)
    await asOwner.query('INSERT INTO summary_tally_year (year) VALUES (2031)')
    await settleYear(2031, isoOf(history.clock), tallyBasis(ZONE))
    const read = async () => (await fromTallies(2031)).payeeNames
    expect((await read())?.named.map(({ name }) => name)).toEqual(names.slice(3).reverse())
    await pay('Payee of 01', 5_000)
    await pay('New payee', 1_013)
    const payees = await read()
    expect(payees?.named.map(({ name }) => name)).toEqual(['Payee of 01', 'New payee', ...names.slice(5).reverse()])
    expect([payees?.named[0]?.cents, payees?.named[0]?.count]).toEqual([6_001, 2])
    expect(payees?.others).toEqual({ count: 4, cents: 1_000 + 1_002 + 1_003 + 1_004, before: { count: 0, cents: 0 } })
    await asOwner.query('DELETE FROM summary_tally_year WHERE year = 2031')
  })

  it('does not read unchanged payments', async () => {
    const refused = async () => (await fromTallies(2025)).totals.blockedCents
    const before = await refused()
    const falsify = (cents: number) =>
      asOwner.query(
        "UPDATE summary_tally SET cents = cents + $1 WHERE year = 2025 AND (part, key) = ('total', 'blocked_cents')",
        [cents],
      )
    await falsify(1)
    expect((await refused()) - before).toBe(1)
    await falsify(-1)
  })

  it('is not read on another basis, and is added up again', async () => {
    await asOwner.query(`UPDATE summary_tally SET cents = 1 WHERE part = 'paid-day'`)
    await asOwner.query(`UPDATE summary_tally_year SET basis = 'another'`)
    await expectTheSame('on another basis')
    await settleBoth(history.clock + 1)
    await expectTheSame('added up again')
  })

  it('is left to the next run when a kind is corrected in the meantime', async () => {
    await passHours(history, 1)
    const [product] = (
      await asOwner.query('SELECT product_id AS id FROM payment WHERE year = 2025 AND product_id IS NOT NULL LIMIT 1')
    ).rows
    const editor = await asOwner.connect()
    await editor.query('BEGIN')
    await editor.query(
      `UPDATE product SET kind = CASE kind WHEN 'other_it' THEN 'consumer_device' ELSE 'other_it' END::"ProductKind"
        WHERE id = $1`,
      [product.id],
    )
    const settling = settleYear(2025, isoOf(history.clock), tallyBasis(ZONE))
    const waiting = async () =>
      (await asOwner.query('SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted')).rows[0].n > 0
    while (!(await waiting())) await new Promise((resolve) => setTimeout(resolve, 20))
    await editor.query('COMMIT')
    editor.release()
    expect(await settling).toBe(false)
    await expectTheSame('after the correction')
    await settleBoth(history.clock)
    await expectTheSame('the next time')
  })
})

describe('adding up', () => {
  it('skips a demo organisation, whose clock can be set back', async () => {
    expect(await settleTallies()).toEqual([])
  })

  it('updates every year with entries to a few minutes ago, and continues from there', async () => {
    await history.client.query("SELECT set_config('headroom.demo_clock', '', false)")
    await asOwner.query('UPDATE organisation SET demo = false')
    expect((await settleTallies()).sort()).toEqual([...YEARS, 2031])
    const { rows } = await asOwner.query(
      `SELECT count(*)::int AS n FROM summary_tally_year
        WHERE settled_at BETWEEN now() - interval '30 minutes' AND now() - interval '5 minutes'`,
    )
    expect(rows[0].n).toBe(3)
    const subject = await addSubject()
    const entry = { companyId: subject.companyId, recordedById: history.analyst, fsbLicenseId: subject.licenses[0] }
    await addPayment({ ...entry, amountCents: 123_456, paymentDate: '2025-07-07', payeeName: 'New payee' })
    const reserved = await fromTallies(2025)
    await expectTheSame('with an entry of now')
    expect(reserved.totals.reservedCents).toBeGreaterThanOrEqual(123_456)
  })
})
