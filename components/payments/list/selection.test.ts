import { expect, it } from 'vitest'
import type { PaymentRow } from '@/lib/ledger/payments/list/payment-list'
import type { Actor } from '@/lib/permissions/permissions'
import { approveInTurn, selectableRows } from './selection'

const manager: Actor = { id: 'm', name: 'M', email: 'm@example.com', role: 'manager' }
const row = (changes: Partial<PaymentRow>): PaymentRow => ({
  ...({ id: 'p', reference: 'P-2026-0001', companyName: 'Acme', amountCents: 100, recordedById: 'a' } as PaymentRow),
  state: 'requested',
  latestOutcome: 'clear',
  ...changes,
})

it.each([
  [{}, null],
  [{ state: 'in_review' }, 'It is in review'],
  [{ state: 'paid' }, 'It is paid'],
  [{ latestOutcome: 'review' }, 'It is not clear by all rules. Open it and decide it alone'],
  [{ latestOutcome: null }, 'It is not clear by all rules. Open it and decide it alone'],
  [{ recordedById: 'm' }, 'You recorded it. Another person decides'],
] as [Partial<PaymentRow>, string | null][])(
  'a row that is %j is approved with others unless: %s',
  (changes, reason) => {
    expect(selectableRows([row(changes)], manager)[0]?.notApproved).toBe(reason)
  },
)

it('no row is approved by a role that does not decide', () => {
  expect(selectableRows([row({})], { ...manager, role: 'analyst' })[0]?.notApproved).toBe('A manager decides')
})

it('payments are approved one after the other, and a refusal stops no other', async () => {
  const rows = selectableRows([row({ id: '1' }), row({ id: '2' }), row({ id: '3' })], manager)
  const order: string[] = []
  const answers = await approveInTurn(
    rows,
    async ({ id }) => {
      order.push(`begun ${id}`)
      await Promise.resolve()
      order.push(`ended ${id}`)
      return id === '2' ? 'Someone else was first' : null
    },
    (answered) => order.push(String(answered)),
  )
  expect(order).toEqual(['begun 1', 'ended 1', '1', 'begun 2', 'ended 2', '2', 'begun 3', 'ended 3', '3'])
  expect(answers.map(({ refusal }) => refusal)).toEqual([null, 'Someone else was first', null])
})
