import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type pg from 'pg'
import { asOwner } from '../database/database'
import { addCompany, addLicense, addPayment, addPerson, movePayment } from './ledger'

// Random histories of a few companies at instants that go on from one to the next, for tests of what is added up from
// them.

const YEARS = [2024, 2025]
const PAYEES = Array.from({ length: 13 }, (_, at) => `Payee ${at}`)
const STATES = ['requested', 'in_review', 'blocked', 'violation'] as const

export type HistoryStep =
  | {
      do: 'record'
      hours: number
      year: number
      month: number
      cents: number
      state: (typeof STATES)[number]
      payee: number
      product: number
      license: number
      corrects: boolean
    }
  | { do: 'move'; hours: number; payment: number; to: 'paid' | 'onwards' | 'voided' | 'refused' }

const hours = fc.integer({ min: 1, max: 100 })
/** One step: an entry, or a move of one that was made. */
export const anyStep: fc.Arbitrary<HistoryStep> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      hours,
      year: fc.constantFrom(...YEARS),
      month: fc.integer({ min: 1, max: 12 }),
      cents: fc.constantFrom(1, 7_001, 20_002, 30_003, 60_000, 240_000, 480_000),
      state: fc.constantFrom(...STATES, 'requested' as const, 'in_review' as const, 'requested' as const),
      payee: fc.nat(PAYEES.length - 1),
      product: fc.nat(2),
      license: fc.nat(1),
      corrects: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      hours,
      payment: fc.nat(25),
      to: fc.constantFrom(
        'paid' as const,
        'paid' as const,
        'paid' as const,
        'onwards' as const,
        'voided' as const,
        'refused' as const,
      ),
    }),
  },
)

export type HistorySubject = { companyId: string; products: (string | null)[]; licenses: string[] }
/** Who acts, by which connection, and what time it is. */
export type History = { client: pg.PoolClient; analyst: string; manager: string; other: string; clock: number }

/** A demo organisation, whose clock can be set, with the people who act in it. */
export async function beginHistory(): Promise<History> {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  return {
    client: await asOwner.connect(),
    analyst: await addPerson('Tomas', 'analyst'),
    manager: await addPerson('Ingrid', 'manager'),
    other: await addPerson('Pilar', 'manager'),
    clock: Date.parse('2024-01-10T12:00:00Z'),
  }
}

/** Lets some hours pass. */
export async function passHours(history: History, hours: number): Promise<void> {
  history.clock += hours * 3_600_000
  await history.client.query("SELECT set_config('headroom.demo_clock', $1, false)", [
    new Date(history.clock).toISOString(),
  ])
}

/** A company with two products, two FSB licenses and the choice of no product. */
export async function addSubject(): Promise<HistorySubject> {
  const companyId = await addCompany(`Company ${randomUUID()}`)
  const product = async (kind: string) => {
    const id = randomUUID()
    await asOwner.query(
      `INSERT INTO product (id, company_id, name, manufacturer, kind) VALUES ($1, $2, $3, 'Maker', $4::"ProductKind")`,
      [id, companyId, `Product ${kind}`, kind],
    )
    return id
  }
  return {
    companyId,
    products: [await product('consumer_device'), await product('other_it'), null],
    licenses: [
      await addLicense(companyId, { kind: 'permit', validUntil: '2025-03-03' }),
      await addLicense(companyId, { kind: 'notification' }),
    ],
  }
}

/** Plays the steps; what the ledger refuses did not happen. Answers the instants at which something may have. */
export async function play(
  history: History,
  steps: readonly HistoryStep[],
  subjects: readonly HistorySubject[],
): Promise<number[]> {
  const payments: string[] = []
  const instants: number[] = []
  for (const [at, step] of steps.entries()) {
    await passHours(history, step.hours)
    instants.push(history.clock)
    const subject = subjects[at % subjects.length] as HistorySubject
    await (step.do === 'record' ? record(history, step, subject, payments) : move(history, step, payments)).catch(
      (error: unknown) => {
        if (!/^HR00/.test((error as { code?: string }).code ?? '')) throw error
      },
    )
  }
  return instants
}

async function record(
  { client, analyst }: History,
  step: Extract<HistoryStep, { do: 'record' }>,
  subject: HistorySubject,
  payments: string[],
): Promise<void> {
  const { year, month, cents, state, payee, product, license, corrects } = step
  const id = await addPayment(
    {
      companyId: subject.companyId,
      recordedById: analyst,
      amountCents: cents,
      paymentDate: `${year}-${String(month).padStart(2, '0')}-15`,
      state,
      blockedBy: state === 'blocked' ? (month % 2 ? ['annual-cap', 'payee'] : []) : [],
      generalLicenses: month % 3 ? ['GL 1C', 'GL 42'] : ['GL 1C'],
      usedBeforeCents: month % 4 === 0 ? 495_000 - cents : 0,
      payeeKind: (['fsb', 'agent', 'state_duty'] as const)[payee % 3],
      payeeName: PAYEES[payee],
      productId: subject.products[product],
      fsbLicenseId: subject.licenses[license],
      correctsId: corrects ? (payments.at(-1) ?? null) : null,
    },
    client,
  )
  payments.push(id)
}

const ONWARDS: Record<string, string> = { in_review: 'requested', requested: 'approved', approved: 'paid' }

async function move(
  history: History,
  given: Extract<HistoryStep, { do: 'move' }>,
  payments: readonly string[],
): Promise<void> {
  const { client, manager } = history
  const { payment, to } = given
  const id = payments[payment % Math.max(1, payments.length)]
  if (!id) return
  const { rows } = await client.query('SELECT state::text, year FROM payment WHERE id = $1', [id])
  const { state, year } = rows[0]
  if ((state === 'paid' || state === 'violation') && to === 'voided') return await voidPaid(history, id)
  const refused = state === 'in_review' ? 'blocked' : 'rejected'
  const next = { paid: ONWARDS[state], onwards: ONWARDS[state], voided: 'voided', refused }[to]
  if (!next) return
  const facts: Record<string, string> = next === 'paid' ? { bankReference: 'B-1', debitDate: `${year}-12-16` } : {}
  await movePayment(id, [state, next], manager, { reason: 'as played', facts, client })
  if (to === 'paid') await move(history, given, payments)
}

async function voidPaid({ client, analyst, other }: History, paymentId: string): Promise<void> {
  const request = { id: randomUUID(), paymentId, actorId: analyst, reason: 'typed twice', ground: 'no_debit' }
  await client.query('SELECT ask_void($1::jsonb)', [JSON.stringify(request)])
  await client.query('SELECT decide_void($1::jsonb)', [JSON.stringify({ paymentId, actorId: other, confirm: true })])
}
