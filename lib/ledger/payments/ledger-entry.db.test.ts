import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { determine } from '@/lib/compliance/rules/determine'
import { asOwner } from '@/test/database/database'
import { today, typedPayment } from '@/test/ledger/ledger-arrangement'
import { aContext } from '@/test/rules/rule-fixtures'
import { asEntry } from './entry'
import type { PaymentInput } from './form/payment-schema'
import { readPaymentForm } from './form/read-payment-form'
import { toLedgerEntry } from './ledger-entry'
import { subjectOf } from './read-context'

/** The source of a function of the database, with that of the functions it names. */
async function sourceOf(name: string, known = new Map<string, string>()): Promise<string> {
  const { rows } = await asOwner.query<{ source: string }>(
    "SELECT prosrc AS source FROM pg_proc WHERE proname = $1 AND pronamespace = 'public'::regnamespace",
    [name],
  )
  known.set(name, rows.map(({ source }) => source).join('\n'))
  for (const [, called = ''] of (known.get(name) ?? '').matchAll(/\b([a-z_]+)\(/g))
    if (!known.has(called)) await sourceOf(called, known)
  return [...known.values()].join('\n')
}

const keysIn = (value: object, path = ''): string[] =>
  Object.entries(value).flatMap(([key, held]) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? keysIn(held, `${path}${key}.`)
      : [`${path}${key}`],
  )

it('holds no field that record_payment() does not read: it would be dropped and answered "recorded"', async () => {
  const subject = {
    recordedById: randomUUID(),
    companyId: randomUUID(),
    fsbLicenseId: randomUUID(),
    productId: randomUUID(),
  }
  const { input } = readPaymentForm(typedPayment(subject), today())
  const context = aContext({ today: today() })
  const entry = asEntry(
    input as PaymentInput,
    subjectOf({ company: null, license: null, product: null, yearClosed: false, corrects: null }),
  )
  const submission = { paymentId: randomUUID(), idempotencyKey: randomUUID(), recordedById: randomUUID() }
  const given = {
    ...toLedgerEntry(submission, input as PaymentInput, entry, determine(entry, context)),
    factsVersion: null,
  }
  const source = await sourceOf('record_payment')
  const isRead = (key: string) => source.includes(`'${key}'`) || source.includes(`."${key}"`)
  const unread = keysIn(given).filter((path) => !isRead(path.split('.').at(-1) ?? ''))
  expect(unread).toEqual([])
  const [party] = given.destinations
  expect(Object.keys(party ?? {}).filter((key) => !isRead(key))).toEqual([])
})
