import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/kernel/calendar'
import { asOwner, db } from '@/test/database/database'
import { arrangeLedger, refusalOf, today } from '@/test/ledger/ledger-arrangement'
import { eventsOf, valueIn } from '@/test/rules/use-cases'
import { decidePolicy } from './decide-policy'
import { decidePolicyInput, setPolicyInput } from './policy-input'
import { policyOverviews } from './policy-queries'
import { POLICY_NAMES, policyDefault } from './rule-policies'
import { setPolicy } from './set-policy'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  ;({ people } = await arrangeLedger())
})

const reason = 'decided by the committee'
const set = (name: string, value: number, fromDate = today()) =>
  setPolicy(people.administrator, setPolicyInput.parse({ name, value: String(value), fromDate, reason }))
const decide = (actor: Parameters<typeof decidePolicy>[0], id: string, decision: 'approve' | 'decline') =>
  decidePolicy(actor, decidePolicyInput.parse({ id, decision, reason }))
const overviewOf = async (name: string, day = today()) => (await policyOverviews(day)).find((one) => one.name === name)
const waitingId = async (name: string) =>
  (await db.rulePolicy.findFirstOrThrow({ where: { name, loosens: true, decision: { is: null } } })).id

describe('a dated policy', () => {
  it('has the default of the rules when it was never set', async () => {
    for (const name of POLICY_NAMES) {
      const { rows } = await asOwner.query('SELECT policy_default($1) AS value', [name])
      expect([name, rows[0].value]).toEqual([name, policyDefault(name)])
    }
  })

  it('that tightens the rules takes effect by one person, with the hash of its row in the event', async () => {
    const later = addDays(today(), 10)
    expect(await valueIn(set('rateTolerancePercent', 1, later))).toMatchObject({ isPending: false })
    expect((await overviewOf('rateTolerancePercent'))?.valueToday).toBe(2)
    expect((await overviewOf('rateTolerancePercent', later))?.valueToday).toBe(1)
    const { id } = await db.rulePolicy.findFirstOrThrow({ where: { name: 'rateTolerancePercent' } })
    expect((await eventsOf(id))[0]).toMatchObject({ verb: 'rule-policy.set', before: { value: '2 %' }, reason })
  })

  it('that loosens the rules is pending until another person decides; its proposer may only decline it', async () => {
    expect(await valueIn(set('rateAgeDays', 9))).toMatchObject({ isPending: true })
    expect((await overviewOf('rateAgeDays'))?.valueToday).toBe(5)
    expect(await set('rateAgeDays', 8)).toMatchObject({
      ok: false,
      refusal: { fieldErrors: { value: expect.any(String) } },
    })
    const id = await waitingId('rateAgeDays')
    expect(await decide(people.administrator, id, 'approve')).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await decide(people.auditor, id, 'approve')).toMatchObject({ refusal: { kind: 'forbidden' } })
    await valueIn(decide(people.manager, id, 'approve'))
    expect((await overviewOf('rateAgeDays'))?.valueToday).toBe(9)
    expect(await decide(people.otherManager, id, 'decline')).toMatchObject({ refusal: { kind: 'conflict' } })
    await valueIn(set('rateAgeDays', 20))
    await valueIn(decide(people.administrator, await waitingId('rateAgeDays'), 'decline'))
    expect((await overviewOf('rateAgeDays'))?.valueToday).toBe(9)
  })

  it('of one cap for a group tightens the rules, and removing it loosens them', async () => {
    expect(await valueIn(set('oneCapForGroup', 1))).toMatchObject({ isPending: false })
    expect(await valueIn(set('oneCapForGroup', 0))).toMatchObject({ isPending: true })
    expect((await overviewOf('oneCapForGroup'))?.valueToday).toBe(1)
  })

  it.each([
    ['a day that has passed', 'serviceFeeSharePercent', 10, '2020-01-01', 'fromDate'],
    ['the value that holds already', 'serviceFeeSharePercent', 50, undefined, 'value'],
  ])('refuses %s at its field', async (_, name, value, fromDate, field) => {
    expect(await set(name, value, fromDate)).toMatchObject({
      refusal: { fieldErrors: { [field]: expect.any(String) } },
    })
  })

  it.each(['analyst', 'manager', 'auditor'] as const)('is not set by the %s', async (role) => {
    const given = setPolicyInput.parse({ name: 'rateAgeDays', value: '1', fromDate: today(), reason })
    expect(await setPolicy(people[role], given)).toMatchObject({ refusal: { kind: 'forbidden' } })
  })

  it('cannot begin in the past, loosen the rules by one person, or change by SQL', async () => {
    const insert = (value: number, from: string) =>
      asOwner.query(
        `INSERT INTO rule_policy (id, name, value, from_date, set_by_id)
         VALUES (gen_random_uuid(), 'debitTolerancePercent', $1, $2, $3)
         RETURNING id, loosens`,
        [value, from, people.administrator.id],
      )
    expect(await refusalOf(insert(1, '2020-01-01'))).toBe('23514')
    const { rows } = await insert(90, today())
    expect(rows[0].loosens).toBe(true)
    const approve = 'INSERT INTO rule_policy_decision (rule_policy_id, approved, decided_by_id) VALUES ($1, true, $2)'
    expect(await refusalOf(asOwner.query(approve, [rows[0].id, people.administrator.id]))).toBe('HR004')
    expect(await refusalOf(asOwner.query(approve, [rows[0].id, people.analyst.id]))).toBe('HR004')
    expect(await refusalOf(asOwner.query('UPDATE rule_policy SET loosens = false'))).toBe('HR010')
  })
})
