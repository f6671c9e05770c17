import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/permissions/permissions'
import { asApplication, asOwner, db } from '@/test/database/database'
import { addPaymentIn, arrangeLedger, callLedger, type Subject } from '@/test/ledger/ledger-arrangement'
import { eventsOf, valueIn } from '@/test/rules/use-cases'
import { commentInput, LONGEST_COMMENT, NO_ONE } from './comment-input'
import { readConversation } from './comment-queries'
import { readWaitingForPerson } from './waiting-for-person'
import { writeComment } from './write-comment'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject
let paymentId: string

beforeAll(async () => {
  ;({ people, subject } = await arrangeLedger())
  // The two managers of the arrangement have one name, and a mention of one would mention both.
  people.otherManager.name = 'Dana Whitlock'
  await db.person.update({ where: { id: people.otherManager.id }, data: { name: people.otherManager.name } })
})
beforeEach(async () => {
  paymentId = await addPaymentIn('requested', subject, people.manager.id, { amountCents: 100 })
})

const write = (actor: Actor, body: string, assignTo = '') =>
  writeComment(actor, commentInput.parse({ kind: 'payment', recordId: paymentId, body, assignTo }))
const waitingFor = async (actor: Actor) =>
  (await readWaitingForPerson(actor.id))
    .filter(({ id }) => id === paymentId)
    .map(({ reason, body }) => ({ reason, body }))
const approve = () =>
  callLedger('move_payment', {
    paymentId,
    expectedState: 'requested',
    toState: 'approved',
    actorId: people.otherManager.id,
  })
const reject = () =>
  callLedger('move_payment', {
    paymentId,
    expectedState: 'requested',
    toState: 'rejected',
    actorId: people.otherManager.id,
    reason: 'paid by the parent',
  })

describe('a comment', () => {
  it('is stored with whom it mentions and assigns, and its event has the hash of each row', async () => {
    const { manager } = people
    const body = `The invoice is checked. @${manager.name}, is the split right?`
    expect(await valueIn(write(people.analyst, body, manager.id))).toEqual({ mentionedNames: [manager.name] })
    const conversation = await readConversation({ kind: 'payment', id: paymentId })
    expect(conversation).toMatchObject({
      olderCount: 0,
      assignedTo: { id: manager.id },
      asked: [{ id: manager.id, byName: people.analyst.name }],
      comments: [{ body, author: { id: people.analyst.id }, assigns: true, assignedTo: { id: manager.id } }],
    })
    const id = conversation.comments[0]?.id ?? ''
    const event = (await eventsOf(paymentId)).find(({ verb }) => verb === 'comment.written')
    expect(event).toMatchObject({
      actorId: people.analyst.id,
      after: { comment: body, mentioned: [manager.name], assignedTo: manager.name },
    })
    const { rows } = await asOwner.query(
      `SELECT row_sha256_of('record_comment', $1) AS comment, row_sha256_of('record_comment_mention', $2) AS mention`,
      [id, `${id} ${manager.id}`],
    )
    const { rows: hashes } = await asOwner.query(
      `SELECT after::jsonb->'rowSha256' AS hashes FROM audit_event WHERE target_id = $1 AND verb = 'comment.written'`,
      [paymentId],
    )
    expect(hashes[0].hashes).toEqual({
      [`record_comment ${id}`]: rows[0].comment,
      [`record_comment_mention ${id} ${manager.id}`]: rows[0].mention,
    })
  })

  it('changes nothing of the payment and asks the rules nothing', async () => {
    const before = await db.payment.findUniqueOrThrow({ where: { id: paymentId } })
    const facts = async () => (await asOwner.query('SELECT * FROM organisation_facts')).rows
    const factsBefore = await facts()
    await valueIn(write(people.analyst, 'a note'))
    expect(await db.payment.findUniqueOrThrow({ where: { id: paymentId } })).toEqual(before)
    expect(await facts()).toEqual(factsBefore)
  })

  it('is refused to a role that only reads, and to the auditor who is mentioned', async () => {
    for (const actor of [people.auditor, people.administrator])
      expect(await write(actor, 'a note')).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await write(people.analyst, `@${people.auditor.name}`)).toMatchObject({
      refusal: { fieldErrors: { body: expect.stringContaining('not the full name of a colleague') } },
    })
    expect(await write(people.analyst, '', people.auditor.id)).toMatchObject({
      refusal: { fieldErrors: { assignTo: 'Choose a colleague who is an analyst or a manager' } },
    })
    expect(await db.recordComment.count({ where: { paymentId } })).toBe(0)
  })

  it('has a message for what is empty, too long or about an unknown record', async () => {
    expect(await write(people.analyst, '  ')).toMatchObject({ refusal: { fieldErrors: { body: 'Enter a comment' } } })
    const given = (body: string) => ({ kind: 'payment', recordId: paymentId, body })
    expect(commentInput.safeParse(given('a'.repeat(LONGEST_COMMENT))).success).toBe(true)
    expect(commentInput.safeParse(given('a'.repeat(LONGEST_COMMENT + 1))).error?.issues[0]?.message).toBe(
      'The comment is longer than 2,000 characters',
    )
    paymentId = randomUUID()
    expect(await write(people.analyst, 'a note')).toMatchObject({ refusal: { kind: 'not_found' } })
  })

  it.each([
    'UPDATE record_comment SET body = $$other$$ WHERE payment_id = $1',
    'DELETE FROM record_comment WHERE payment_id = $1',
    'DELETE FROM record_comment_mention WHERE comment_id IN (SELECT id FROM record_comment WHERE payment_id = $1)',
  ])('is kept, even from the owner: %s', async (sql) => {
    await valueIn(write(people.analyst, `@${people.manager.name}`))
    await expect(asOwner.query(sql, [paymentId])).rejects.toThrow(/history is not rewritten/)
    await expect(asApplication.query(sql, [paymentId])).rejects.toThrow(/permission denied/)
  })
})

describe('what waits for a person', () => {
  it('is a mention until they comment, or the payment has ended', async () => {
    const body = `@${people.manager.name} the receipt is missing`
    await valueIn(write(people.analyst, body))
    expect(await waitingFor(people.manager)).toEqual([{ reason: 'mentioned', body }])
    expect(await waitingFor(people.otherManager)).toEqual([])
    await valueIn(write(people.manager, 'It is attached to the invoice'))
    expect(await waitingFor(people.manager)).toEqual([])
    await valueIn(write(people.analyst, body))
    expect(await waitingFor(people.manager)).toHaveLength(1)
    await reject()
    expect(await waitingFor(people.manager)).toEqual([])
  })

  it('is an assignment until someone else has it, and is listed once', async () => {
    const { manager, otherManager } = people
    await valueIn(write(people.analyst, `@${manager.name} for you`, manager.id))
    expect(await waitingFor(manager)).toEqual([{ reason: 'assigned', body: `@${manager.name} for you` }])
    await valueIn(write(manager, '', otherManager.id))
    expect([await waitingFor(manager), await waitingFor(otherManager)]).toEqual([
      [],
      [{ reason: 'assigned', body: '' }],
    ])
    await approve()
    expect(await waitingFor(otherManager)).toHaveLength(1)
    await valueIn(write(manager, '', NO_ONE))
    expect(await waitingFor(otherManager)).toEqual([])
    expect((await readConversation({ kind: 'payment', id: paymentId })).assignedTo).toBeNull()
    const events = await eventsOf(paymentId)
    expect(events.filter(({ verb }) => verb === 'comment.assigned').map(({ after }) => after)).toMatchObject([
      { assignedTo: otherManager.name },
      { assignedTo: null },
    ])
  })
})
