import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LawRecord } from '@/lib/compliance/law/schema'
import { SHIPPED_LAW, SHIPPED_RECORDS } from '@/lib/compliance/law/shipped-law'
import { addDays } from '@/lib/kernel/calendar'
import { askReservedAgain } from '@/lib/ledger/payments/ask-again/ask-reserved-again'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { decidePayment } from '@/lib/ledger/payments/steps/decide-payment'
import { db } from '@/test/database/database'
import { enteringLaw } from '@/test/ledger/entering-law'
import { addSubject, arrangeLedger, today, typedPayment } from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { recordVersions } from './law-record-queries'

// The effect of an approved record of the law on payments, in an installation that is not a demo.

const license = SHIPPED_RECORDS.find(({ id }) => id === 'gl-1c')!
let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  people = (await arrangeLedger({ demo: false })).people
})

const { importing, confirming, approved } = enteringLaw(() => people)

describe('counsel’s confirmations', () => {
  it.each([
    ['of another version', 'gl-42-conditions 2', {}, 'question'],
    ['of no question', 'nothing 1', {}, 'question'],
    ['dated in the future', 'gl-42-conditions 1', { confirmedOn: '2 Mar 2999' }, 'confirmedOn'],
  ])('%s are refused at their field', async (_what, question, changes, field) => {
    const answer = await confirming(question, changes)
    expect(answer).toMatchObject({ ok: false, refusal: { fieldErrors: { [field]: expect.any(String) } } })
  })

  it('without them a payment is a review; with them it clears and cites them, as does one that waited', async () => {
    const subject = await addSubject(people.analyst.id)
    const record = (amount: string) =>
      valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(subject, { amount })))
    const findingOf = ({ determination }: Awaited<ReturnType<typeof record>>) =>
      determination.findings.find(({ rule }) => rule === 'authority')!
    const waiting = await record('100.00')
    expect(waiting.state).toBe('in_review')
    expect(findingOf(waiting)).toMatchObject({ outcome: 'review', nextStep: expect.stringContaining('Settings, Law') })

    for (const { id, version } of SHIPPED_LAW.questions) {
      await valueIn(confirming(`${id} ${version}`))
      expect(findingOf(await record('1.00')).outcome).toBe('review')
      if (id === 'gl-42-conditions') break
    }
    await approved('counsel-gl-42-conditions')
    expect(findingOf(await record('2.00')).message).toContain('Counsel has not confirmed: GL 1C and 31 CFR part 526')
    for (const { id, version } of SHIPPED_LAW.questions.slice(1)) {
      await valueIn(confirming(`${id} ${version}`))
      await approved(`counsel-${id}`)
    }
    const cleared = await record('110.00')
    expect(cleared.state).toBe('requested')
    expect(findingOf(cleared)).toMatchObject({
      outcome: 'clear',
      citation: { label: expect.stringContaining('confirmed by counsel: counsel-gl-42-conditions') },
    })
    const { paymentId } = waiting
    const clear = {
      paymentId,
      expectedState: 'in_review',
      decision: 'clear_review',
      reason: 'Counsel confirmed',
    } as const
    expect(await valueIn(decidePayment(people.manager, clear))).toMatchObject({ state: 'requested' })
    const kept = await db.paymentDetermination.findMany({ where: { paymentId }, orderBy: { seq: 'asc' } })
    expect(kept).toMatchObject([{ outcome: 'review' }, { outcome: 'clear', askedAtStep: 'clear_review' }])
    expect(JSON.stringify(kept[1]?.findings)).toContain('confirmed by counsel: counsel-gl-42-conditions')
  })

  it('no longer apply to a superseded question: every reserved payment is determined again and stops', async () => {
    const requested = () => db.payment.count({ where: { state: 'requested' } })
    expect(await requested()).toBeGreaterThan(0)
    const question = SHIPPED_LAW.questions.find(({ id }) => id === 'gl-42-conditions')!
    await valueIn(importing({ ...question, version: 2, statement: 'GL 42 sets other conditions.' }))
    expect(await askReservedAgain()).toEqual([])
    await approved('gl-42-conditions')
    expect((await askReservedAgain()).length).toBeGreaterThan(0)
    expect(await requested()).toBe(0)
    await valueIn(confirming('gl-42-conditions 2'))
    await approved('counsel-gl-42-conditions')
    expect(await recordVersions('question', 'gl-42-conditions')).toMatchObject([
      { state: 'current', record: { version: 2 }, entry: { enteredBy: 'The administrator' } },
      { state: 'superseded', record: { version: 1 }, entry: null },
    ])
  })
})

describe('a general license that ends', () => {
  it('stops payments reserved after its last day, and not those before it', async () => {
    const day = today()
    const subject = await addSubject(people.analyst.id)
    const before = await valueIn(
      recordPayment(people.analyst, randomUUID(), typedPayment(subject, { paymentDate: day })),
    )
    const after = await valueIn(
      recordPayment(
        people.analyst,
        randomUUID(),
        typedPayment(subject, { paymentDate: addDays(day, 20), amount: '120.00' }),
      ),
    )
    await valueIn(importing({ ...license, version: 2, until: addDays(day, 10) } as LawRecord))
    await approved('gl-1c')
    await askReservedAgain()
    const stateOf = async ({ paymentId }: { paymentId: string }) =>
      (await db.payment.findUniqueOrThrow({ where: { id: paymentId } })).state
    expect(await stateOf(after)).toBe('in_review')
    expect(await stateOf(before)).toBe('requested')
  })
})
