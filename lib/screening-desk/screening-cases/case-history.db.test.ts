import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { PAGE_SIZE } from '@/lib/kernel/list-params'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { decidePayment } from '@/lib/ledger/payments/steps/decide-payment'
import { asOwner, db } from '@/test/database/database'
import { addSubject, arrangeLedger, typedPayment } from '@/test/ledger/ledger-arrangement'
import { eventsOf, valueIn } from '@/test/rules/use-cases'
import { listCases, readCase } from './case-queries'
import { decideCase } from './decide-case'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  people = (await arrangeLedger()).people
})

const reason = 'the map shows a boulevard in Moscow'
const party = (name: string, address: string) => ({ role: 'consignee', name, address, country: 'RU' })

async function inReview(...destinations: object[]): Promise<string> {
  const subject = await addSubject(people.analyst.id)
  const recorded = await valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(subject, { destinations })))
  expect(recorded.state).toBe('in_review')
  return recorded.paymentId
}
const casesOf = (paymentId: string) => db.screeningCase.findMany({ where: { paymentId }, orderBy: { position: 'asc' } })

/** A case as a rescreening run opens it. */
async function hit(subject: string): Promise<string> {
  const id = randomUUID()
  await asOwner.query(
    `INSERT INTO screening_case (id, opened_at, source, subject, destination, folded, outcome, verdict)
     VALUES ($1, now(), 're-screening', $2, '{"address":"Paged 1"}', '', 'review',
       '{"reasons":[],"outcome":"review"}')`,
    [id, subject],
  )
  return id
}

it('two parties in doubt are two cases, decided together with the payment', async () => {
  const doubted = ['Simferopol, bulvar 201, Moscow', 'Simferopol, bulvar 202, Moscow']
  const paymentId = await inReview(
    party('OOO Odin', doubted[0] ?? ''),
    party('AO Neva', 'Tverskaya ul. 7, Moscow, 125009'),
    party('OOO Tri', doubted[1] ?? ''),
  )
  expect((await casesOf(paymentId)).map((one) => one.position)).toEqual([1, 3])
  await valueIn(
    decidePayment(people.manager, { paymentId, expectedState: 'in_review', decision: 'clear_review', reason }),
  )
  expect((await casesOf(paymentId)).map((one) => one.decision)).toEqual(['not_in_crimea', 'not_in_crimea'])
})

describe('all or nothing', () => {
  /** Makes every write to a table fail, as a full disk would. */
  async function whileBroken(table: string, act: () => Promise<unknown>) {
    await asOwner.query(
      `CREATE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$;
       CREATE TRIGGER break_it BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION break_it()`,
    )
    try {
      return await act()
    } finally {
      await asOwner.query(`DROP TRIGGER break_it ON ${table}; DROP FUNCTION break_it()`)
    }
  }

  it('a payment is never recorded without its case', async () => {
    const subject = await addSubject(people.analyst.id)
    const destinations = [party('OOO Nikto', 'Simferopol, bulvar 203, Moscow')]
    await whileBroken('screening_case', () =>
      expect(recordPayment(people.analyst, randomUUID(), typedPayment(subject, { destinations }))).rejects.toThrow(
        /broken/,
      ),
    )
    expect(await db.payment.count({ where: { companyId: subject.companyId } })).toBe(0)
  })

  it('a case is never decided without its event', async () => {
    const id = await hit(`list:${randomUUID()}:1`)
    await whileBroken('audit_event', () =>
      expect(decideCase(people.manager, { id, decision: 'not_in_crimea', reason })).rejects.toThrow(/broken/),
    )
    expect(await db.screeningCase.findUnique({ where: { id } })).toMatchObject({ decision: null, decidedAt: null })
    expect(await eventsOf(id)).toEqual([])
  })
})

it.each(['auditor', 'administrator', 'analyst'] as const)('the %s cannot decide a case', async (role) => {
  const id = await hit(`list:${randomUUID()}:1`)
  const answer = await decideCase(people[role], { id, decision: 'in_crimea', reason })
  expect(answer).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
})

it('two managers at once: one decides, the other is refused', async () => {
  const id = await hit(`list:${randomUUID()}:1`)
  const answers = await Promise.all([
    decideCase(people.manager, { id, decision: 'in_crimea', reason }),
    decideCase(people.otherManager, { id, decision: 'not_in_crimea', reason }),
  ])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await eventsOf(id)).toHaveLength(1)
})

it('the same destination in different spelling and word order shows the earlier decision and stays open', async () => {
  const paymentId = await inReview(party('OOO Bulvar', 'Simferopol, bulvar 204, Moscow'))
  await valueIn(
    decidePayment(people.manager, { paymentId, expectedState: 'in_review', decision: 'clear_review', reason }),
  )
  const again = await inReview(party('BULVAR OOO', 'SIMFEROPOL, Moscow, BULVAR 204'))
  const [found] = await casesOf(again)
  const read = await readCase(found?.id ?? '')
  expect(read?.earlier).toMatchObject([{ paymentId, decision: 'not_in_crimea', reason }])
  expect(read?.decision).toBeNull()
})

it('paging forward and back shows every case once', async () => {
  for (let count = 0; count < PAGE_SIZE + 2; count += 1) await hit(`list:${randomUUID()}:${count + 1}`)
  const first = await listCases({ q: 'Paged' })
  expect(first.rows).toHaveLength(PAGE_SIZE)
  const second = await listCases({ q: 'Paged', after: first.after })
  const ids = [...first.rows, ...second.rows].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const open = await db.screeningCase.count({ where: { folded: '', decidedAt: null } })
  expect(ids).toHaveLength(open)
  const back = await listCases({ q: 'Paged', before: second.before })
  expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id))
})
