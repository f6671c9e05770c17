import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/calendar'
import { CAP_IS_NOT_DATA } from '@/lib/law/read-law-file'
import type { LawRecord } from '@/lib/law/schema'
import { SHIPPED_LAW, SHIPPED_RECORDS } from '@/lib/law/shipped-law'
import { askReservedAgain } from '@/lib/payments/ask-reserved-again'
import { decidePayment } from '@/lib/payments/decide-payment'
import { recordPayment } from '@/lib/payments/record-payment'
import { asApplication, asOwner, db } from '@/test/database'
import { addSubject, arrangeLedger, today, typedPayment } from '@/test/ledger-arrangement'
import { eventsOf, valueIn } from '@/test/use-cases'
import { approveRecord } from './approve-record'
import { declineRecord } from './decline-record'
import { confirmationInput, enterConfirmation } from './enter-confirmation'
import { importRecords } from './import-records'
import { recordVersions, waitingProposals } from './law-record-queries'
import { readLaw } from './read-law'

// An installation that is no demo: nothing is confirmed until two people here did it.

const REASON = 'Read and compared with its source'
const license = SHIPPED_RECORDS.find(({ id }) => id === 'gl-1c')!
let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  people = (await arrangeLedger({ demo: false })).people
})

const importing = (...records: object[]) => importRecords(people.administrator, { text: JSON.stringify({ records }) })
const confirming = (question: string, changes: object = {}) =>
  enterConfirmation(
    people.administrator,
    confirmationInput.parse({
      question,
      counsel: 'Hart & Lowe LLP',
      memo: 'Memo 14',
      confirmedOn: '2 Mar 2026',
      ...changes,
    }),
  )
const holiday = (id: string, changes: object = {}) => ({
  kind: 'holiday',
  id,
  version: 1,
  mark: 'sourced',
  from: '2025-01-09',
  until: '2025-01-09',
  name: 'A day of closing',
  rule: { on: 'date', date: '2025-01-09' },
  sources: [{ label: 'An order of closing' }],
  ...changes,
})
/** The id of the newest proposal of a record. */
const proposalOf = async (recordId: string): Promise<string> => {
  const row = await db.lawRecord.findFirstOrThrow({ where: { recordId, decision: null }, orderBy: { id: 'desc' } })
  return row.id
}
const decide = { approve: approveRecord, decline: declineRecord }
const approved = async (recordId: string) =>
  valueIn(approveRecord(people.manager, { id: await proposalOf(recordId), reason: REASON }))
const countOf = () => db.lawRecord.count()

describe('an import', () => {
  it.each<[string, object[], RegExp]>([
    [
      'a bad date',
      [holiday('a'), holiday('b', { until: '2025-02-30' })],
      /Record 2 \(holiday b\), until: Enter a date/,
    ],
    ['an edited version', [holiday('a'), license], /Record 2 \(general_license gl-1c\), version: Version 1 is current/],
    [
      'the amount of the cap',
      [holiday('a'), { ...license, version: 2, capCents: 1_000_000 }],
      new RegExp(CAP_IS_NOT_DATA),
    ],
    ['an unknown field', [holiday('a', { note: 'x' })], /Record 1 \(holiday a\): Unknown field: note/],
    [
      'an invented confirmation',
      [
        {
          kind: 'confirmation',
          id: 'c',
          version: 1,
          subject: 'gl-42-conditions',
          subjectVersion: 1,
          confirmedOn: '2026-03-02',
          counsel: 'x',
          memo: 'x',
          invented: true,
        },
      ],
      /Record 1 \(confirmation c\), invented: Only the demo/,
    ],
  ])('with %s names the record and the field, and writes nothing', async (_what, records, message) => {
    const before = await countOf()
    const answer = await importing(...records)
    expect(answer).toMatchObject({ ok: false, refusal: { fieldErrors: { text: expect.stringMatching(message) } } })
    expect(await countOf()).toBe(before)
  })

  it('proposes every record with an event that holds the hash of its row, and changes nothing yet', async () => {
    const version = (await readLaw()).version
    await valueIn(importing(holiday('mourning'), holiday('mourning-two')))
    expect((await readLaw()).version).toBe(version)
    expect((await waitingProposals()).map(({ record }) => record.id).sort()).toEqual(['mourning', 'mourning-two'])
    const id = await proposalOf('mourning')
    expect(await eventsOf(id)).toMatchObject([
      { verb: 'law.record-entered', actorId: people.administrator.id, after: { kind: 'holiday', record: 'mourning' } },
    ])
    const { rows } = await asOwner.query(
      `SELECT after::jsonb->'rowSha256'->>('law_record ' || $1) = row_sha256_of('law_record', $1) AS held FROM audit_event WHERE target_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ held: true }])
    expect(await importing(holiday('mourning'))).toMatchObject({
      refusal: { fieldErrors: { text: expect.stringContaining('already waits for a decision') } },
    })
  })

  it('is refused to everybody but administrators', async () => {
    const text = JSON.stringify({ records: [holiday('c')] })
    for (const who of [people.analyst, people.manager, people.auditor])
      expect(await importRecords(who, { text })).toMatchObject({ refusal: { kind: 'forbidden' } })
  })
})

describe('another person decides', () => {
  it('the person who entered a record is refused, by the use case and by the database', async () => {
    const id = await proposalOf('mourning')
    for (const step of Object.values(decide))
      expect(await step(people.administrator, { id, reason: REASON })).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await approveRecord(people.analyst, { id, reason: REASON })).toMatchObject({
      refusal: { kind: 'forbidden' },
    })
    await expect(
      asApplication.query('INSERT INTO law_decision (law_record_id, approved, decided_by_id) VALUES ($1, true, $2)', [
        id,
        people.administrator.id,
      ]),
    ).rejects.toMatchObject({ code: 'HR004' })
  })

  it('two at once: one decides, the other is told so', async () => {
    const id = await proposalOf('mourning')
    const answers = await Promise.all([
      approveRecord(people.manager, { id, reason: REASON }),
      declineRecord(people.otherManager, { id, reason: REASON }),
      approveRecord(people.otherManager, { id, reason: REASON }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(answer.refusal.kind).toBe('conflict')
  })

  it('two proposals of one version approved at the same moment: one becomes law', async () => {
    const propose = async () => {
      const id = randomUUID()
      await asApplication.query(
        `INSERT INTO law_record (id, kind, record_id, record_version, content, entered_by_id) VALUES ($1, 'holiday', 'twice', 1, $2, $3)`,
        [id, holiday('twice'), people.administrator.id],
      )
      return id
    }
    const ids = [await propose(), await propose(), await propose()]
    const answers = await Promise.all(ids.map((id) => approveRecord(people.manager, { id, reason: REASON })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await readLaw()).holidays.filter(({ id }) => id === 'twice')).toHaveLength(1)
  })

  it('declining needs a reason, keeps the record and changes nothing; the event holds the hash of the decision', async () => {
    const version = (await readLaw()).version
    const id = await proposalOf('mourning-two')
    await valueIn(declineRecord(people.manager, { id, reason: 'The date is another' }))
    expect((await readLaw()).version).toBe(version)
    expect(await eventsOf(id)).toMatchObject([{}, { verb: 'law.record-declined', reason: 'The date is another' }])
    const { rows } = await asOwner.query(
      `SELECT after::jsonb->'rowSha256' AS hashes, row_sha256_of('law_decision', $1) AS now FROM audit_event
       WHERE target_id = $1 AND verb = 'law.record-declined'`,
      [id],
    )
    expect(rows[0].hashes[`law_decision ${id}`]).toBe(rows[0].now)
    const versions = await recordVersions('holiday', 'mourning-two')
    expect(versions).toMatchObject([{ state: 'declined', entry: { reason: 'The date is another' } }])
    await valueIn(importing(holiday('mourning-two')))
    const again = await proposalOf('mourning-two')
    await expect(
      asApplication.query('INSERT INTO law_decision (law_record_id, approved, decided_by_id) VALUES ($1, false, $2)', [
        again,
        people.manager.id,
      ]),
    ).rejects.toThrow(/law_decision_declines_with_a_reason/)
  })
})

describe('the tables', () => {
  it.each([
    ['a record is never edited', `UPDATE law_record SET content = content`],
    ['a record is never deleted', 'DELETE FROM law_record'],
    ['a decision is never edited', 'UPDATE law_decision SET approved = true'],
    ['a decision is never taken back', 'DELETE FROM law_decision'],
  ])('%s', async (_what, statement) => {
    await expect(asOwner.query(statement)).rejects.toThrow()
    await expect(asApplication.query(statement)).rejects.toThrow()
  })

  it.each(['cap', 'capCents', 'annualCap'])('hold no record with a field %s', async (key) => {
    await expect(
      asApplication.query(
        `INSERT INTO law_record (id, kind, record_id, record_version, content, entered_by_id) VALUES ($1, 'holiday', 'x', 1, $2, $3)`,
        [randomUUID(), holiday('x', { [key]: 1_000_000 }), people.administrator.id],
      ),
    ).rejects.toThrow(/law_record_has_no_cap/)
  })

  it('take no invented confirmation in an installation that is no demo', async () => {
    const content = { kind: 'confirmation', id: 'invented', version: 1, invented: true }
    const id = randomUUID()
    await asApplication.query(
      `INSERT INTO law_record (id, kind, record_id, record_version, content) VALUES ($1, 'confirmation', 'invented', 1, $2)`,
      [id, content],
    )
    await expect(
      asApplication.query('INSERT INTO law_decision (law_record_id, approved) VALUES ($1, true)', [id]),
    ).rejects.toMatchObject({ code: 'HR004' })
    await asOwner.query('ALTER TABLE law_record DISABLE TRIGGER law_record_is_kept')
    await asOwner.query('DELETE FROM law_record WHERE id = $1', [id])
    await asOwner.query('ALTER TABLE law_record ENABLE TRIGGER law_record_is_kept')
  })
})

describe('counsel’s confirmations', () => {
  it.each([
    ['of another version', 'gl-42-conditions 2', {}, 'question'],
    ['of no question', 'nothing 1', {}, 'question'],
    ['dated in the future', 'gl-42-conditions 1', { confirmedOn: '2 Mar 2999' }, 'confirmedOn'],
  ])('%s are refused at their field', async (_what, question, changes, field) => {
    const answer = await confirming(question, changes)
    expect(answer).toMatchObject({ ok: false, refusal: { fieldErrors: { [field]: expect.any(String) } } })
  })

  it('a payment is a review without them; with them it clears and cites them, and the review that waited can be cleared', async () => {
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
    expect(findingOf(await record('2.00')).says).toContain('Counsel has not confirmed: GL 1C and 31 CFR part 526')
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

  it('no longer hold for a question that was superseded: everything reserved is asked again and stops', async () => {
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
  it('stops what is reserved past its last day, and leaves what is before it', async () => {
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
