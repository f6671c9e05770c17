import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { decidePayment } from '@/lib/ledger/payments/steps/decide-payment'
import { voidPayment } from '@/lib/ledger/payments/steps/void-payment'
import { reportNamed } from '@/lib/reporting/registry/reports'
import { db } from '@/test/database/database'
import { addSubject, arrangeLedger, type Subject, typedPayment } from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { createComparison } from './create-comparison'
import { readComparison } from './read-comparison'

// The differences of a report between two instants, and the events in between.

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject
let other: Subject
const instants: Record<string, string> = {}
const references: Record<string, string> = {}

async function mark(name: string): Promise<void> {
  await pause(5)
  instants[name] = new Date().toISOString()
  await pause(5)
}

async function pay(name: string, changes: object): Promise<string> {
  const recorded = await valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(subject, changes)))
  references[name] = recorded.reference
  return recorded.paymentId
}

beforeAll(async () => {
  ;({ people, subject } = await arrangeLedger())
  other = await addSubject(people.analyst.id)
  await mark('empty')
  const first = await pay('first', { payeeName: '=FSB, window one', note: 'fee' })
  const second = await pay('second', { payeeName: 'FSB, window two', amount: '250.00' })
  await mark('recorded')
  await valueIn(
    decidePayment(people.manager, { paymentId: first, decision: 'approve', expectedState: 'requested', reason: '' }),
  )
  await valueIn(
    voidPayment(people.analyst, { paymentId: second, expectedState: 'requested', reason: 'typed twice by mistake' }),
  )
  await pay('third', { payeeName: 'FSB, window three' })
  await mark('moved')
})

const ask = (report: string, earlier: string, later: string, more = {}) => ({
  report,
  search: new URLSearchParams({ earlier: instants[earlier] ?? earlier, later: instants[later] ?? later, ...more }),
})
const compare = (...order: Parameters<typeof ask>) => valueIn(readComparison(people.auditor, ask(...order)))

describe('payments', () => {
  it('that were recorded in between are added', async () => {
    const { counts, rows } = await compare('payments', 'empty', 'recorded')
    expect(counts).toEqual({ added: 2, changed: 0, voided: 0, gone: 0 })
    expect(rows.map(({ name, change }) => [name, change])).toEqual([
      [references.first, 'added'],
      [references.second, 'added'],
    ])
    expect(rows[0]?.events).toMatchObject([{ person: people.analyst.name, verb: 'payment.recorded' }])
  })

  it('with a new state are changed; voided ones have the reason and the person', async () => {
    const { counts, rows } = await compare('payments', 'recorded', 'moved')
    expect(counts).toEqual({ added: 1, changed: 1, voided: 1, gone: 0 })
    expect(rows[0]).toMatchObject({
      name: references.first,
      change: 'changed',
      values: [{ column: 'State', before: 'requested', after: 'approved' }],
      events: [{ person: people.manager.name, verb: 'payment.approved' }],
    })
    expect(rows[1]).toMatchObject({
      name: references.second,
      change: 'voided',
      values: [{ column: 'State', before: 'requested', after: 'voided' }],
      events: [{ person: people.analyst.name, verb: 'payment.voided', reason: 'typed twice by mistake' }],
    })
  })

  it('outside the filter at the later instant are gone from it', async () => {
    const { rows } = await compare('payments', 'recorded', 'moved', { state: 'requested' })
    expect(rows.map(({ name, change }) => [name, change])).toEqual([
      [references.first, 'gone'],
      [references.second, 'gone'],
      [references.third, 'added'],
    ])
  })

  it('of the same instant do not differ', async () => {
    const { counts } = await compare('payments', 'moved', new Date().toISOString())
    expect(counts).toEqual({ added: 0, changed: 0, voided: 0, gone: 0 })
  })
})

it('companies are listed when their headroom changed, with the amounts before and after', async () => {
  const { rows } = await compare('companies', 'empty', 'moved')
  expect(rows).toHaveLength(1)
  expect(rows[0]?.values).toEqual(
    expect.arrayContaining([
      { column: 'Reserved USD', before: '0.00', after: '200.00' },
      { column: 'Left USD', before: '5000.00', after: '4800.00' },
    ]),
  )
  expect(rows[0]?.key).not.toBe(other.companyId)
})

it('a value that changes only with the date is not a difference', () => {
  const columns =
    reportNamed('fsb-licenses')?.columns({
      today: '2026-11-26',
      year: 2026,
      timeZone: 'UTC',
      holidays: SHIPPED_LAW.holidays,
    }) ?? []
  expect(columns.filter((column) => 'dependsOnToday' in column).map(({ header }) => header)).toEqual([
    'Status as of',
    'Days until expiry',
  ])
})

describe('the file', () => {
  it('has a line for each value that differs, and is an event', async () => {
    const made = await valueIn(createComparison(people.auditor, ask('payments', 'recorded', 'moved')))
    const lines = (await text(made.body)).trim().split('\r\n')
    expect(lines[0]).toBe('Change,Row,Column,Before,After,What was done,Row id')
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 5))).toEqual([
      ['changed', references.first, 'State', 'requested', 'approved'],
      ['voided', references.second, 'State', 'requested', 'voided'],
      ['added', references.third, '', '', ''],
    ])
    expect(lines[2]).toContain('payment.voided typed twice by mistake')
    const event = await db.auditEvent.findFirstOrThrow({ where: { verb: 'export.compared' } })
    expect(JSON.parse(event.after ?? '')).toMatchObject({
      report: 'payments',
      earlier: instants.recorded,
      later: instants.moved,
    })
    const finished = await db.auditEvent.findFirstOrThrow({ where: { verb: 'export.finished' } })
    expect(JSON.parse(finished.after ?? '')).toMatchObject({ later: instants.moved, rows: 3 })
  })

  it('has the same bytes when it is generated again after more was written', async () => {
    const bytes = async () =>
      text((await valueIn(createComparison(people.auditor, ask('payments', 'empty', 'moved')))).body)
    const before = await bytes()
    await pay('fourth', { payeeName: 'FSB, window four' })
    expect(await bytes()).toBe(before)
  })
})

describe('refused', () => {
  it.each([
    ['', '2026-01-31', 'earlier'],
    ['2026-02-01', '2026-01-31', 'earlier'],
    ['soon', '2026-01-31', 'earlier'],
    ['2026-01-31', '2100-01-01', 'later'],
  ])('from %j to %j at the field %s', async (earlier, later, field) => {
    expect(await readComparison(people.auditor, ask('payments', earlier, later))).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { [field]: expect.any(String) } },
    })
  })
})
