import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { decidePayment } from '@/lib/ledger/payments/steps/decide-payment'
import { voidPayment } from '@/lib/ledger/payments/steps/void-payment'
import { asApplication, asOwner, db } from '@/test/database/database'
import { addSubject, arrangeLedger, type Subject, typedPayment } from '@/test/ledger/ledger-arrangement'
import { eventsOf, valueIn } from '@/test/rules/use-cases'
import { listCases, readCase } from './case-queries'
import { decideCase } from './decide-case'
import { exportTestRows } from './export-test-rows'
import { neighboursOfCase, nextOpenCase } from './next-case'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject

beforeAll(async () => {
  people = (await arrangeLedger()).people
})
beforeEach(async () => {
  subject = await addSubject(people.analyst.id)
})

const clear = { role: 'distributor', name: 'AO Neva', address: 'Tverskaya ul. 7, Moscow, 125009', country: 'RU' }
const doubtful = (number: number) => ({
  role: 'consignee',
  name: `OOO Umny Dom ${number}`,
  address: `Simferopol, bulvar ${number}, Moscow`,
  country: 'RU',
})
let numbered = 100
async function inReview(): Promise<string> {
  numbered += 1
  const typed = typedPayment(subject, { destinations: [doubtful(numbered), clear] })
  const recorded = await valueIn(recordPayment(people.analyst, randomUUID(), typed))
  expect(recorded.state).toBe('in_review')
  return recorded.paymentId
}
const casesOf = (paymentId: string) => db.screeningCase.findMany({ where: { paymentId } })
const reason = 'the map shows a boulevard in Moscow'

/** A case as a run over what is stored opens it. */
async function hitOf(paymentId: string, folded = 'x | y'): Promise<string> {
  const id = randomUUID()
  const run = await asOwner.query(
    `INSERT INTO re_screening (id, begun_at, places_version, rules_version, total, finished_at)
     VALUES (gen_random_uuid(), now(), 'new', 'new', 1, now()) RETURNING id`,
  )
  await asOwner.query(
    `INSERT INTO screening_case (id, opened_at, source, subject, payment_id, position, re_screening_id, company_id,
       destination, folded, outcome, verdict)
     VALUES ($1, now(), 're-screening', $2, $3, 2, $4, $5, '{"name":"AO Neva","address":"Tverskaya ul. 7"}', $6,
       'review', '{"reasons":[],"outcome":"review"}')`,
    [id, `payment:${paymentId}:2`, paymentId, run.rows[0].id, subject.companyId, folded],
  )
  return id
}

describe('a payment sent to review opens a case for each party in doubt', () => {
  it('with the destination as typed and the verdict, and none for a clear party', async () => {
    const cases = await casesOf(await inReview())
    expect(cases).toMatchObject([
      { source: 'payment', position: 1, outcome: 'review', decision: null, companyId: subject.companyId },
    ])
    expect(cases[0]?.destination).toMatchObject({ name: `OOO Umny Dom ${numbered}`, country: 'RU' })
    expect(cases[0]?.verdict).toMatchObject({ outcome: 'review', rulesVersion: expect.any(String) })
  })

  it.each([
    ['clear_review', 'not_in_crimea'],
    ['block_review', 'in_crimea'],
    ['reject', 'cannot_be_told'],
  ] as const)('%s decides it with the same person and reason: %s', async (decision, decided) => {
    const paymentId = await inReview()
    await valueIn(decidePayment(people.manager, { paymentId, expectedState: 'in_review', decision, reason }))
    expect(await casesOf(paymentId)).toMatchObject([
      { decision: decided, reason, decidedById: people.manager.id, decidedAt: expect.any(Date) },
    ])
  })

  it('voiding the payment decides it too', async () => {
    const paymentId = await inReview()
    await valueIn(voidPayment(people.analyst, { paymentId, expectedState: 'in_review', reason: 'typed by mistake' }))
    expect(await casesOf(paymentId)).toMatchObject([{ decision: 'cannot_be_told', reason: 'typed by mistake' }])
  })

  it('it is decided nowhere else: not on its own page, and not by SQL', async () => {
    const [found] = await casesOf(await inReview())
    const id = found?.id ?? ''
    const answer = await decideCase(people.manager, { id, decision: 'not_in_crimea', reason })
    expect(answer).toMatchObject({
      ok: false,
      refusal: { kind: 'conflict', message: expect.stringContaining('decided with P-') },
    })
    const sql = `
      UPDATE screening_case
      SET decision = 'not_in_crimea', reason = 'x', decided_by_id = $2, decided_at = now() WHERE id = $1`
    await expect(asApplication.query(sql, [id, people.manager.id])).rejects.toMatchObject({ code: 'HR003' })
  })
})

describe('a case of a run over what is stored', () => {
  it('is decided once, by a manager, with its event in the same transaction', async () => {
    const id = await hitOf(await inReview())
    const given = { id, decision: 'not_in_crimea' as const, reason }
    expect(await decideCase(people.analyst, given)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    await valueIn(decideCase(people.manager, given))
    expect(await decideCase(people.manager, given)).toMatchObject({ ok: false, refusal: { kind: 'conflict' } })
    expect(await eventsOf(id)).toMatchObject([
      { verb: 'screening-case.decided', actorId: people.manager.id, after: { decision: 'not_in_crimea' }, reason },
    ])
  })

  it('shows what was decided before about the same destination, and applies nothing', async () => {
    const paymentId = await inReview()
    const earlier = await hitOf(paymentId, 'neva | 7 tverskaia')
    await valueIn(decideCase(people.manager, { id: earlier, decision: 'not_in_crimea', reason }))
    const found = await readCase(await hitOf(paymentId, 'neva | 7 tverskaia'))
    expect(found?.earlier).toMatchObject([{ id: earlier, decision: 'not_in_crimea', reason }])
    expect(found?.decision).toBeNull()
  })

  it('is read with its payment, in a list that filters', async () => {
    const id = await hitOf(await inReview())
    const { rows } = await listCases({ source: 're-screening', q: 'Tverskaya' })
    expect(rows.map((row) => row.id)).toContain(id)
    expect((await listCases({ state: 'decided', q: id })).rows).toEqual([])
  })
})

describe('the next case of a list', () => {
  it('is the next open one that no payment decides, and after the last the first again', async () => {
    const paymentId = await inReview()
    const list = { company: subject.companyId }
    const [oldest, middle, newest] = [await hitOf(paymentId), await hitOf(paymentId), await hitOf(paymentId)]
    const [withPayment] = await casesOf(paymentId).then((all) => all.filter(({ source }) => source === 'payment'))
    expect(await nextOpenCase(list)).toBe(newest)
    await valueIn(decideCase(people.manager, { id: newest, decision: 'cannot_be_told', reason }))
    expect(await nextOpenCase(list, newest)).toBe(middle)
    await valueIn(decideCase(people.manager, { id: oldest, decision: 'cannot_be_told', reason }))
    expect(await nextOpenCase(list, oldest)).toBe(middle)
    await valueIn(decideCase(people.manager, { id: middle, decision: 'cannot_be_told', reason }))
    expect(await nextOpenCase(list, middle)).toBeUndefined()
    expect(await neighboursOfCase(list, middle)).toEqual({ previous: undefined, next: withPayment?.id })
    expect(await neighboursOfCase({ ...list, state: 'all' }, middle)).toEqual({ previous: newest, next: oldest })
  })
})

describe('history is kept', () => {
  it.each([
    ['UPDATE screening_case SET outcome = $$clear$$ WHERE id = $1', /screening case is decided once|asks_something/],
    ['UPDATE screening_case SET destination = $${}$$ WHERE id = $1', /decided once/],
    ['DELETE FROM screening_case WHERE id = $1', /history is not rewritten/],
  ])('%s is refused, even to the owner', async (sql, words) => {
    const id = await hitOf(await inReview())
    await expect(asOwner.query(sql, [id])).rejects.toThrow(words)
  })

  it.each(['screening_case', 'refused_destination', 're_screening', 'screening_list', 'screening_list_row'])(
    '%s is not emptied',
    async (table) => {
      await expect(asOwner.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(/history is not rewritten/)
    },
  )
})

it('decided cases are test rows for the screening: where the goods go, what a person found out, no party', async () => {
  const id = await hitOf(await inReview())
  await valueIn(decideCase(people.manager, { id, decision: 'cannot_be_told', reason }))
  const file = await valueIn(exportTestRows(people.auditor, {}))
  const row = file.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .find((one) => one.id === `case-${id}`)
  expect(row).toEqual({
    id: `case-${id}`,
    address: 'Tverskaya ul. 7',
    expected: 'review',
    strict: false,
    why: reason,
    stratum: 'case',
  })
  expect(await eventsOf('screening-test-rows')).toMatchObject([{ verb: 'export.created', actorId: people.auditor.id }])
})
