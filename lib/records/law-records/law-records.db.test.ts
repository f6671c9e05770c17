import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { CAP_IS_NOT_DATA } from '@/lib/compliance/law/records/read-law-file'
import { SHIPPED_RECORDS } from '@/lib/compliance/law/shipped-law'
import { readLaw } from '@/lib/database/read-law'
import { LAW_MESSAGES } from '@/lib/records/messages'
import { asApplication, asOwner, db } from '@/test/database/database'
import { enteringLaw, LAW_REASON } from '@/test/ledger/entering-law'
import { arrangeLedger } from '@/test/ledger/ledger-arrangement'
import { eventsOf, valueIn } from '@/test/rules/use-cases'
import { approveRecord } from './approve-record'
import { declineRecord } from './decline-record'
import { importRecords } from './import-records'
import { pendingProposals, recordVersions } from './law-record-queries'

// An installation that is not a demo: nothing is confirmed until two people have done so.

const license = SHIPPED_RECORDS.find(({ id }) => id === 'gl-1c')!
let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  people = (await arrangeLedger({ demo: false })).people
})

const { importing, proposalOf } = enteringLaw(() => people)
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
const decide = { approve: approveRecord, decline: declineRecord }
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

  it('proposes every record with an event that has the hash of its row, without effect yet', async () => {
    const version = (await readLaw()).version
    await valueIn(importing(holiday('mourning'), holiday('mourning-two')))
    expect((await readLaw()).version).toBe(version)
    expect((await pendingProposals()).map(({ record }) => record.id).sort()).toEqual(['mourning', 'mourning-two'])
    const id = await proposalOf('mourning')
    expect(await eventsOf(id)).toMatchObject([
      { verb: 'law.record-entered', actorId: people.administrator.id, after: { kind: 'holiday', record: 'mourning' } },
    ])
    const { rows } = await asOwner.query(
      `SELECT after::jsonb->'rowSha256'->>('law_record ' || $1) = row_sha256_of('law_record', $1) AS held
       FROM audit_event
       WHERE target_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ held: true }])
    expect(await importing(holiday('mourning'))).toMatchObject({
      refusal: { fieldErrors: { text: expect.stringContaining(LAW_MESSAGES.alreadyPending) } },
    })
  })

  it('is refused to everyone except administrators', async () => {
    const text = JSON.stringify({ records: [holiday('c')] })
    for (const who of [people.analyst, people.manager, people.auditor])
      expect(await importRecords(who, { text })).toMatchObject({ refusal: { kind: 'forbidden' } })
  })
})

describe('another person decides', () => {
  it('the person who entered a record is refused, by the use case and by the database', async () => {
    const id = await proposalOf('mourning')
    for (const step of Object.values(decide))
      expect(await step(people.administrator, { id, reason: LAW_REASON })).toMatchObject({
        refusal: { kind: 'forbidden' },
      })
    expect(await approveRecord(people.analyst, { id, reason: LAW_REASON })).toMatchObject({
      refusal: { kind: 'forbidden' },
    })
    await expect(
      asApplication.query('INSERT INTO law_decision (law_record_id, approved, decided_by_id) VALUES ($1, true, $2)', [
        id,
        people.administrator.id,
      ]),
    ).rejects.toMatchObject({ code: 'HR004' })
  })

  it('two people simultaneously: one decides, the other is refused', async () => {
    const id = await proposalOf('mourning')
    const answers = await Promise.all([
      approveRecord(people.manager, { id, reason: LAW_REASON }),
      declineRecord(people.otherManager, { id, reason: LAW_REASON }),
      approveRecord(people.otherManager, { id, reason: LAW_REASON }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(answer.refusal.kind).toBe('conflict')
  })

  it('two proposals of one version approved simultaneously: one takes effect', async () => {
    const propose = async () => {
      const id = randomUUID()
      await asApplication.query(
        `INSERT INTO law_record (id, kind, record_id, record_version, content, entered_by_id)
         VALUES ($1, 'holiday', 'twice', 1, $2, $3)`,
        [id, holiday('twice'), people.administrator.id],
      )
      return id
    }
    const ids = [await propose(), await propose(), await propose()]
    const answers = await Promise.all(ids.map((id) => approveRecord(people.manager, { id, reason: LAW_REASON })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await readLaw()).holidays.filter(({ id }) => id === 'twice')).toHaveLength(1)
  })

  it('declining needs a reason and has no effect; its event has the hash of the decision', async () => {
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

  it.each(['cap', 'capCents', 'annualCap'])('refuse a record with a field %s', async (key) => {
    await expect(
      asApplication.query(
        `INSERT INTO law_record (id, kind, record_id, record_version, content, entered_by_id)
         VALUES ($1, 'holiday', 'x', 1, $2, $3)`,
        [randomUUID(), holiday('x', { [key]: 1_000_000 }), people.administrator.id],
      ),
    ).rejects.toThrow(/law_record_has_no_cap/)
  })

  it('refuse an invented confirmation in an installation that is not a demo', async () => {
    const content = { kind: 'confirmation', id: 'invented', version: 1, invented: true }
    const id = randomUUID()
    await asApplication.query(
      `INSERT INTO law_record (id, kind, record_id, record_version, content)
       VALUES ($1, 'confirmation', 'invented', 1, $2)`,
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
