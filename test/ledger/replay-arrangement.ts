import { randomUUID } from 'node:crypto'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { decidePayment } from '@/lib/ledger/payments/steps/decide-payment'
import { markPaid, markPaidInput } from '@/lib/ledger/payments/steps/mark-paid'
import { asOwner } from '../database/database'
import { valueIn } from '../rules/use-cases'
import { addMembership } from './ledger'
import { addSubject, arrangeLedger, type Subject, today, typedPayment } from './ledger-arrangement'

const agent = (amount: string, serviceFee: string) => ({
  payeeKind: 'agent',
  payeeName: `Agent of ${amount}`,
  amount,
  serviceFee,
  fsbReceipt: 'on',
})

/**
 * Payments that a replay is asked about, by name: $3,010.00 that left to the FSB, two payments of agents, two of a
 * sister in one group, one of a stranger who nearly fills its cap, and an attempt for Yalta with its retry.
 */
export async function arrangeReplay() {
  const { people, subject: first } = await arrangeLedger()
  const sister = await addSubject(people.analyst.id)
  const stranger = await addSubject(people.analyst.id)
  const ids: Record<string, string> = {}
  const pay = async (name: string, subject: Subject, changes: object = {}): Promise<void> => {
    const typed = typedPayment(subject, { payeeName: `FSB, window ${name}`, ...changes })
    ids[name] = (await valueIn(recordPayment(people.analyst, randomUUID(), typed))).paymentId
  }
  await pay('of the FSB', first, { amount: '3,000.00' })
  await valueIn(
    decidePayment(people.manager, {
      paymentId: ids['of the FSB'] ?? '',
      decision: 'approve',
      expectedState: 'requested',
      reason: '',
    }),
  )
  await valueIn(
    markPaid(
      people.analyst,
      markPaidInput.parse({
        paymentId: ids['of the FSB'],
        bankReference: 'B-1',
        debitDate: today(),
        bankAmount: '3,010.00',
      }),
    ),
  )
  await pay('of an agent', first, agent('1,000.00', '400.00'))
  await pay('of another agent', first, agent('1,200.00', '200.00'))
  await pay('of the sister', sister, { amount: '1,000.00' })
  await pay('of the sister later', sister, { amount: '0.01' })
  await pay('of a stranger', stranger, { amount: '4,999.00' })
  await pay('for Yalta', stranger, {
    amount: '0.50',
    destinations: [{ role: 'consignee', name: 'OOO Odin', address: 'ul. Kirova 1, Yalta, Krimea', country: 'RU' }],
  })
  await pay('for Yalta again', stranger, { amount: '0.50' })
  // Recorded last: no decision knew of the group, and it was one all the same.
  for (const { companyId } of [first, sister]) await addMembership(companyId, 'Cedarline')
  return { people, subjects: { first, sister, stranger }, ids }
}

/** Every table of the ledger, with the number of its rows and a hash of all that they hold. */
export async function everything(): Promise<Record<string, string>> {
  const { rows } = await asOwner.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name
     FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  const hashes: Record<string, string> = {}
  for (const { name } of rows) {
    const answer = await asOwner.query(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS held
       FROM ${name} t`,
    )
    hashes[name] = answer.rows[0].held
  }
  return hashes
}
