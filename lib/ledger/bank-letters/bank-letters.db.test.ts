import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { rowHashesOf } from '@/lib/audit/events/event-facts'
import { declareViolation } from '@/lib/ledger/payments/steps/declare-violation'
import { voidPayment } from '@/lib/ledger/payments/steps/void-payment'
import type { Role } from '@/lib/permissions/permissions'
import { asApplication, asOwner, db } from '@/test/database/database'
import { refusalOf, today } from '@/test/ledger/ledger-arrangement'
import { arrangeLetters, codeIn, type LetterArrangement, textIn } from '@/test/ledger/letter-steps'
import { valueIn } from '@/test/rules/use-cases'
import { listBankLetters } from './bank-letter-queries'
import { checkLetterCode } from './check-letter-code'
import { issueBankLetter } from './issue-bank-letter'
import { hashLetterCode, newLetterCode } from './letter-code'

// A letter states for a bank what was approved. Its code, which is not stored, shows whether the approval still holds.

let people: LetterArrangement['people']
let subject: LetterArrangement['subject']
let steps: LetterArrangement['steps']
let from = 0

beforeAll(async () => {
  ;({ people, subject, steps } = await arrangeLetters())
})

const issue = (paymentId: string) => issueBankLetter(people.manager, { paymentId })

/** Issues a letter and reads its code from the file. */
async function letterOf(paymentId: string) {
  const { file } = await valueIn(issue(paymentId))
  const code = codeIn(file)
  return { file, code }
}
/** Checks a code from a new address each time, so that no test locks out another. */
const check = (code: string, address = `10.0.0.${++from}`) => checkLetterCode({ code }, address)
const standingOf = async (code: string) => (await valueIn(check(code))).standing

describe('a letter', () => {
  it('states what a bank compares, and its code is found however it is typed', async () => {
    const paymentId = await steps.approved()
    const { file, code } = await letterOf(paymentId)
    const payment = await db.payment.findUniqueOrThrow({ where: { id: paymentId }, include: { fsbLicense: true } })
    const checked = await valueIn(check(code.toLowerCase().replaceAll('-', ' ')))
    expect(checked).toMatchObject({
      content: {
        reference: payment.reference,
        amount: 'USD 10.00',
        countedUsd: '$10.00',
        payee: { name: 'FSB, licensing centre', kind: 'FSB' },
        fsbLicense: `Notification ${payment.fsbLicense?.number}`,
        approvedBy: 'manager',
        remittanceLine:
          'Authorized under Cyber-related General License 1C (31 CFR 578) and Russia-related General License 42 ' +
          `(31 CFR 587); Headroom ${payment.reference}`,
      },
      standing: { kind: 'approved' },
      letterSha256: createHash('sha256').update(file).digest('hex'),
    })
    expect(textIn(file).join(' ')).toContain(checked.content.remittanceLine.slice(0, 60))
  })

  it('appends an event with the hash of its row and does not store the code', async () => {
    const paymentId = await steps.approved()
    const { code } = await letterOf(paymentId)
    const [letter] = await db.bankLetter.findMany({ where: { paymentId } })
    const events = await db.auditEvent.findMany({ where: { targetId: paymentId, verb: 'bank-letter.issued' } })
    expect(events).toMatchObject([{ actorId: people.manager.id, chain: `company:${subject.companyId}` }])
    const { rows } = await asOwner.query("SELECT row_sha256_of('bank_letter', $1) AS now", [letter?.id])
    expect(rowHashesOf(events[0]?.after ?? null)).toEqual([{ row: `bank_letter ${letter?.id}`, sha256: rows[0].now }])
    const bare = code.replaceAll('-', '')
    expect(letter?.codeSha256).toBe(hashLetterCode(bare))
    for (const table of ['bank_letter', 'audit_event', 'record_version']) {
      const found = await asOwner.query(`SELECT count(*)::int AS n FROM ${table} t WHERE t::text ~ $1`, [
        `${bare}|${code}`,
      ])
      expect(found.rows[0].n, table).toBe(0)
    }
  })

  it('issued again has a new code, and the earlier code still works', async () => {
    const paymentId = await steps.approved()
    const [one, other] = [await letterOf(paymentId), await letterOf(paymentId)]
    expect(one.code).not.toBe(other.code)
    for (const { code } of [one, other]) expect(await standingOf(code)).toMatchObject({ kind: 'approved' })
    const listed = await listBankLetters(paymentId)
    expect(listed).toMatchObject([{ issuedByName: 'The manager' }, { issuedByName: 'The manager' }])
    expect(listed.every(({ checkedAt }) => checkedAt !== null)).toBe(true)
  })

  it.each<Role>(['analyst', 'auditor', 'administrator'])('cannot be issued by the %s', async (role) => {
    const paymentId = await steps.approved()
    expect(await issueBankLetter(people[role], { paymentId })).toMatchObject({ refusal: { kind: 'forbidden' } })
    const given = { paymentId, actorId: people[role].id, paymentSeq: 2 }
    const call = asApplication.query('SELECT issue_bank_letter($1::jsonb)', [JSON.stringify(given)])
    expect(await refusalOf(call)).toBe('HR004')
  })

  it('is refused for a payment that is not approved, and for one that changed state in the meantime', async () => {
    const paymentId = await steps.recorded()
    expect(await issue(paymentId)).toMatchObject({
      refusal: {
        kind: 'conflict',
        message: expect.stringContaining('is awaiting approval. A letter for the bank is for'),
      },
    })
    expect(await issue(randomUUID())).toMatchObject({ refusal: { kind: 'not_found' } })
    await steps.approve(paymentId)
    const given = { paymentId, actorId: people.manager.id, paymentSeq: 1, issuedAt: new Date().toISOString() }
    const answer = (given: object) =>
      asApplication.query('SELECT issue_bank_letter($1::jsonb) AS a', [JSON.stringify(given)])
    expect((await answer(given)).rows[0].a).toEqual({ status: 'stale' })
    expect((await answer({ ...given, paymentSeq: 2, issuedAt: '2026-01-01T00:00:00Z' })).rows[0].a).toEqual({
      status: 'stale',
    })
    expect(await db.bankLetter.count({ where: { paymentId } })).toBe(0)
  })

  it('is not issued when the rules answer differently now: the payment goes to review', async () => {
    const paymentId = await steps.approved()
    const { fsbLicenseId } = await db.payment.findUniqueOrThrow({ where: { id: paymentId } })
    await asOwner.query("UPDATE fsb_license SET status = 'cancelled' WHERE id = $1", [fsbLicenseId])
    expect(await issue(paymentId)).toMatchObject({
      refusal: { kind: 'conflict', message: expect.stringMatching(/no letter was issued\. P-\S+ went to review/) },
    })
    expect((await db.payment.findUniqueOrThrow({ where: { id: paymentId } })).state).toBe('in_review')
    expect(await db.bankLetter.count({ where: { paymentId } })).toBe(0)
  })

  it('cannot be updated, deleted or truncated by anyone', async () => {
    await letterOf(await steps.approved())
    for (const pool of [asApplication, asOwner])
      for (const statement of [
        "UPDATE bank_letter SET letter_sha256 = repeat('0', 64)",
        'DELETE FROM bank_letter',
        'TRUNCATE bank_letter',
      ])
        expect(await refusalOf(pool.query(statement)), statement).not.toBeNull()
    const forged = asApplication.query('INSERT INTO bank_letter SELECT * FROM bank_letter LIMIT 1')
    expect(await refusalOf(forged)).toBe('42501')
  })
})

describe('the code of a letter', () => {
  it('shows the current state: paid, and then withdrawn', async () => {
    const paymentId = await steps.approved()
    const { code } = await letterOf(paymentId)
    await steps.pay(paymentId)
    expect(await standingOf(code)).toMatchObject({ kind: 'paid' })
    const second = await letterOf(paymentId)
    expect((await valueIn(check(second.code))).content).toMatchObject({ state: 'paid', debitedOn: today() })
    await valueIn(declareViolation(people.manager, { paymentId, reason: 'resold to Sevastopol' }))
    for (const one of [code, second.code])
      expect(await standingOf(one)).toMatchObject({ kind: 'withdrawn', toState: 'violation' })
    expect(await issue(paymentId)).toMatchObject({ refusal: { kind: 'conflict' } })
  })

  it('is withdrawn once the payment is voided, and no new letter is issued', async () => {
    const paymentId = await steps.approved()
    const { code } = await letterOf(paymentId)
    await valueIn(
      voidPayment(people.analyst, { paymentId, expectedState: 'approved', reason: 'entered twice', ground: '' }),
    )
    expect(await standingOf(code)).toMatchObject({ kind: 'withdrawn', toState: 'voided' })
    expect(await issue(paymentId)).toMatchObject({ refusal: { kind: 'conflict' } })
    expect(await listBankLetters(paymentId)).toMatchObject([{ standing: { kind: 'withdrawn' } }])
  })

  it('is withdrawn when the debit requires a new approval, whose own letter holds', async () => {
    const paymentId = await steps.approved({ amount: '100.00' })
    const { code } = await letterOf(paymentId)
    expect(await steps.pay(paymentId, { bankAmount: '110.00' })).toMatchObject({ state: 'requested' })
    expect(await standingOf(code)).toMatchObject({ kind: 'withdrawn', toState: 'requested' })
    expect((await steps.approve(paymentId)).state).toBe('paid')
    expect(await standingOf(code)).toMatchObject({ kind: 'withdrawn', toState: 'requested' })
    const again = await letterOf(paymentId)
    const checked = await valueIn(check(again.code))
    expect(checked.standing).toMatchObject({ kind: 'paid' })
    expect(checked.content).toMatchObject({ amount: 'USD 100.00', countedUsd: '$100.00', debitedAmount: 'USD 110.00' })
  })

  it('that is mistyped is refused before any lookup and does not count as an attempt', async () => {
    const before = await db.auditEvent.count()
    for (let attempt = 0; attempt < 20; attempt += 1)
      expect(await check('AAAAA-AAAAA-AAAAA-AAAAC', '10.1.0.1')).toMatchObject({ refusal: { kind: 'invalid' } })
    expect(await db.auditEvent.count()).toBe(before)
  })

  it('that belongs to no letter is refused without revealing anything else', async () => {
    const answer = await check(newLetterCode())
    expect(answer).toMatchObject({
      refusal: { kind: 'invalid', message: expect.stringContaining('No letter issued here has this code') },
    })
    const [event] = await db.auditEvent.findMany({
      where: { verb: 'bank-letter.code-refused' },
      orderBy: { at: 'desc' },
    })
    expect(event).toMatchObject({
      actorId: null,
      companyId: null,
      chain: 'organisation',
      targetId: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
  })
})

describe('guessed codes', () => {
  it('are refused after eight from one address, even a correct one; other addresses are not', async () => {
    const { code } = await letterOf(await steps.approved())
    const answers = await Promise.all(Array.from({ length: 30 }, () => check(newLetterCode(), '10.2.0.1')))
    const kinds = answers.map((answer) => (answer.ok ? '' : answer.refusal.kind))
    expect(kinds.filter((kind) => kind === 'invalid')).toHaveLength(8)
    expect(kinds.filter((kind) => kind === 'unavailable')).toHaveLength(22)
    expect(await check(code, '10.2.0.1')).toMatchObject({ refusal: { kind: 'unavailable' } })
    expect(await standingOf(code)).toMatchObject({ kind: 'approved' })
  })

  it('from many addresses append at most a hundred events, and a correct code still works', async () => {
    const { code } = await letterOf(await steps.approved())
    for (let attempt = 0; attempt < 110; attempt += 1) await check(newLetterCode(), `10.3.0.${attempt}`)
    expect(await db.auditEvent.count({ where: { verb: 'bank-letter.code-refused' } })).toBe(100)
    expect(await check(newLetterCode(), '10.4.0.1')).toMatchObject({ refusal: { kind: 'unavailable' } })
    expect(await standingOf(code)).toMatchObject({ kind: 'approved' })
  })

  it('are accepted again after fifteen minutes', async () => {
    await asOwner.query('ALTER TABLE audit_event DISABLE TRIGGER USER')
    await asOwner.query(
      `UPDATE audit_event SET at = at - interval '15 minutes' WHERE verb = 'bank-letter.code-refused'`,
    )
    await asOwner.query('ALTER TABLE audit_event ENABLE TRIGGER USER')
    expect(await check(newLetterCode(), '10.2.0.1')).toMatchObject({ refusal: { kind: 'invalid' } })
  })

  it('a correct code appends one event an hour', async () => {
    const { code } = await letterOf(await steps.approved())
    for (let attempt = 0; attempt < 3; attempt += 1) await check(code)
    const { id } = await db.bankLetter.findFirstOrThrow({
      where: { codeSha256: hashLetterCode(code.replaceAll('-', '')) },
    })
    expect(await db.auditEvent.findMany({ where: { targetId: id } })).toMatchObject([
      { verb: 'bank-letter.checked', actorId: null, chain: 'organisation' },
    ])
  })
})
