import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { yearOf } from '@/lib/kernel/calendar'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { entryJson } from '@/prisma/factories'
import { asOwner, db } from '@/test/database/database'
import { addMembership } from '@/test/ledger/ledger'
import {
  addSubject,
  arrangeLedger,
  record,
  refusalOf,
  type Subject,
  today,
  typedPayment,
} from '@/test/ledger/ledger-arrangement'
import { settling } from '@/test/ledger/settling'
import { valueIn } from '@/test/rules/use-cases'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  ;({ people } = await arrangeLedger())
})

const THIS_YEAR = yearOf(today())
let groups = 0

/** A new group with a number of companies, each a member from a day to a day. */
async function aGroup(count: number, period: { from?: string; until?: string } = {}): Promise<Subject[]> {
  groups += 1
  const name = `Group ${groups}`
  const members: Subject[] = []
  for (let at = 0; at < count; at++) {
    const member = await addSubject(people.analyst.id)
    await addMembership(member.companyId, name, { ...period, recordedById: people.analyst.id })
    members.push(member)
  }
  return members
}

/** Records without the rules, as SQL would; returns the refusal. */
const bare = (subject: Subject | undefined, amountCents: number, paymentDate = today()) =>
  refusalOf(record(entryJson({ ...(subject as Subject), amountCents, paymentDate })))

const pay = (subject: Subject | undefined, amount: string) =>
  valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(subject as Subject, { amount })))

async function takenBy(members: readonly Subject[]): Promise<number> {
  const years = await db.companyYear.findMany({
    where: { companyId: { in: members.map(({ companyId }) => companyId) } },
  })
  return years.reduce(
    (sum, { usedCents, reservedCents, violationCents }) => sum + usedCents + reservedCents + Number(violationCents),
    0,
  )
}

const setPolicy = (value: 0 | 1, fromDate = today()) =>
  db.rulePolicy.create({
    data: { name: 'oneCapForGroup', value, fromDate: new Date(fromDate), setById: people.administrator.id },
  })

describe('while each company has its own cap', () => {
  it('a group above one cap is a review in every determination, with the dollars and the names', async () => {
    const [one, other] = await aGroup(2)
    expect(await pay(one, '3,000.00')).toMatchObject({ state: 'requested' })
    const recorded = await pay(other, '2,000.01')
    expect(recorded.state).toBe('in_review')
    const { name } = await db.company.findUniqueOrThrow({ where: { id: one?.companyId } })
    expect(recorded.determination.findings[0]).toMatchObject({ rule: 'group-cap', outcome: 'review' })
    expect(recorded.determination.findings[0]?.message).toContain(
      `comes to $5,000.01 of one cap of $5,000.00: ${name} $3,000.00`,
    )
  })

  it('nothing is refused, and no transaction waits for the group', async () => {
    const [one, other] = await aGroup(2)
    const holder = await asOwner.connect()
    try {
      await holder.query('BEGIN')
      await holder.query('SELECT 1 FROM company_group FOR UPDATE')
      expect(await bare(one, 400_000)).toBeNull()
      expect(await bare(other, 400_000)).toBeNull()
      await expect(pay(one, '10.00')).resolves.toMatchObject({ state: 'in_review' })
    } finally {
      await holder.query('ROLLBACK')
      holder.release()
    }
  })

  it('two members simultaneously get the same results as one after the other', async () => {
    const pairs = await Promise.all(Array.from({ length: 8 }, () => aGroup(2)))
    const answers = await Promise.all(
      pairs.map((pair) => Promise.all(pair.map(async (member) => (await pay(member, '3,000.00')).state))),
    )
    for (const states of answers) expect(states.toSorted()).toEqual(['in_review', 'requested'])
  })

  it('a member counts in each year with a day of its membership, with all of that year', async () => {
    const [stayed] = await aGroup(1)
    const left = await addSubject(people.analyst.id)
    const groupName = `Group ${groups}`
    await addMembership(left.companyId, groupName, { until: `${THIS_YEAR - 1}-12-31`, recordedById: people.analyst.id })
    const joined = await addSubject(people.analyst.id)
    await addMembership(joined.companyId, groupName, { from: `${THIS_YEAR}-12-31`, recordedById: people.analyst.id })
    for (const member of [left, joined]) {
      expect(await bare(member, 300_000)).toBeNull()
      expect(await bare(member, 300_000, `${THIS_YEAR - 1}-12-31`)).toBeNull()
    }
    // The one that left counts only last year, the one that joins only this year.
    const { determination } = await pay(stayed, '100.00')
    const finding = determination.findings.find(({ rule }) => rule === 'group-cap')
    expect(finding).toMatchObject({
      outcome: 'clear',
      message: `${groupName} comes to $3,100.00 of one cap of $5,000.00 in ${THIS_YEAR}.`,
    })
    const { rows } = await asOwner.query(
      `SELECT company_id AS id
       FROM members_of_groups($1) m JOIN company_group g ON g.id = m.group_id
       WHERE g.name = $2`,
      [THIS_YEAR - 1, groupName],
    )
    expect(rows.map(({ id }) => id).toSorted()).toEqual([stayed?.companyId, left.companyId].toSorted())
  })
})

describe('while one cap applies to a group', () => {
  beforeAll(async () => {
    await setPolicy(1)
  })

  it('the rules block what exceeds it, and the database refuses it regardless of the rules', async () => {
    const [one, other] = await aGroup(2)
    expect(await pay(one, '3,000.00')).toMatchObject({ state: 'requested' })
    expect(await bare(other, 200_001)).toBe('HR001')
    expect(await pay(other, '2,000.00')).toMatchObject({ state: 'requested' })
    expect(await bare(one, 1)).toBe('HR001')
    const { state, determination } = await pay(one, '0.01')
    expect(state).toBe('blocked')
    expect(determination.findings[0]).toMatchObject({ rule: 'group-cap', outcome: 'blocked' })
    expect(await bare(one, 0)).toBeNull()
    // Another year has its own cap, and so has a company that is not in a group.
    expect(await bare(one, 500_000, `${THIS_YEAR - 1}-06-15`)).toBeNull()
    expect(await bare(await addSubject(people.analyst.id), 500_000)).toBeNull()
  })

  it('a paid amount is never refused, and uses the headroom of the others', async () => {
    const [one, other] = await aGroup(2)
    const violation = { ...(one as Subject), amountCents: 600_000, state: 'violation' as const, alreadyPaid: true }
    expect(await refusalOf(record(entryJson(violation)))).toBeNull()
    expect(await bare(other, 1)).toBe('HR001')
  })

  it('a debit above it is recorded: the full payment is an apparent violation, with the excess', async () => {
    const [one, other] = await aGroup(2)
    expect(await pay(one, '4,000.00')).toMatchObject({ state: 'requested' })
    const steps = settling(
      () => people,
      () => other as Subject,
    )
    const within = await steps.approved({ amount: '500.00' })
    expect(await valueIn(steps.pay(within, { bankAmount: '500.00' }))).toMatchObject({ state: 'paid' })
    const paymentId = await steps.approved({ amount: '500.00' })
    const settled = await valueIn(steps.pay(paymentId, { bankAmount: '505.00' }))
    expect(settled).toMatchObject({ state: 'violation', excessCents: 500 })
    expect(await takenBy([one as Subject, other as Subject])).toBe(500_500)
  })

  it('64 simultaneous entries never exceed it, with and without the rules', async () => {
    const members = await aGroup(8)
    const refusals = await Promise.all(Array.from({ length: 64 }, (_, at) => bare(members[at % 8], 60_000)))
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(8)
    expect(new Set(refusals)).toEqual(new Set([null, 'HR001']))
    expect(await takenBy(members)).toBe(480_000)

    const others = await aGroup(8)
    const recorded = await Promise.all(Array.from({ length: 16 }, (_, at) => pay(others[at % 8], `${600 + at}.00`)))
    const states = recorded.map(({ state }) => state)
    for (const state of ['requested', 'blocked']) expect(states).toContain(state)
    expect(await takenBy(others)).toBeLessThanOrEqual(500_000)
  }, 60_000)

  it('there is no deadlock: two years of every member, in every order', async () => {
    const members = await aGroup(4)
    const dates = [today(), `${THIS_YEAR - 1}-12-31`]
    const jobs = members.flatMap((member) => dates.map((date) => bare(member, 60_000, date)))
    const backwards = members
      .toReversed()
      .flatMap((member) => dates.toReversed().map((date) => bare(member, 60_000, date)))
    const refusals = await Promise.all([...jobs, ...backwards])
    expect(refusals.filter((refusal) => refusal !== null && refusal !== 'HR001')).toEqual([])
  })
})
