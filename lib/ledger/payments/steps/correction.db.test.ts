import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { arrangeLedger, type Subject, today, typedPayment } from '@/test/ledger/ledger-arrangement'
import { readStoredPayment } from '../ask-again/stored-input'
import { blankDraft } from '../form/blank-payment'
import { paymentSchema } from '../form/payment-schema'
import { readPaymentForm } from '../form/read-payment-form'
import { readPayment } from '../payment-detail'
import { recordPayment } from '../record-payment'
import { correctionOf } from './correction'

type Arranged = { people: Awaited<ReturnType<typeof arrangeLedger>>['people']; subject: Subject }
let arranged: Arranged
beforeAll(async () => {
  arranged = await arrangeLedger()
})

/** A payment with every field filled in, by a rate and by the bank's own debit. */
const filled = () => ({
  ...blankDraft(),
  ...Object.fromEntries(
    Object.entries(paymentSchema.shape)
      .filter(([, field]) => field.safeParse('X1').success)
      .map(([name], index) => [name, `X${index}`]),
  ),
  ...typedPayment(arranged.subject),
  payeeKind: 'agent',
  currency: 'RUB',
  amount: '8,000.00',
  serviceFee: '800.00',
  fsbReceipt: 'on',
  rateSource: 'bank_of_russia',
  rate: '80.1500',
  rateDate: today(),
  invoiceDate: today(),
  postingDate: today(),
  alreadyPaid: 'on',
  bankUsd: '',
  destinations: [
    {
      role: 'consignee',
      name: 'Meridian Retail LLC',
      address: 'Tverskaya ul. 7',
      country: 'RU',
      region: 'Moscow',
      city: 'Moscow',
      postalCode: '125009',
    },
  ],
})

async function correctionAfter(draft: object) {
  const recorded = await recordPayment(arranged.people.analyst, randomUUID(), draft)
  if (!recorded.ok) throw new Error(JSON.stringify(recorded.refusal))
  const payment = await readPayment(recorded.value.paymentId)
  const stored = await readStoredPayment(recorded.value.paymentId)
  if (!payment || !stored) throw new Error('the payment was not stored')
  return { draft: correctionOf(payment), stored: stored.input, id: payment.id }
}

describe('a correction', () => {
  it('fills in every field of the form', async () => {
    const given = { ...filled(), correctsId: '' }
    const { draft, id } = await correctionAfter(given)
    const empty = Object.entries(draft).flatMap(([name, text]) => (text === '' ? [name] : []))
    expect(empty).toEqual(['bankUsd'])
    expect(draft).toMatchObject({ payeeName: given.payeeName, note: given.note, correctsId: id })
  })

  it('reads as the entry that it corrects', async () => {
    const { draft, stored, id } = await correctionAfter({ ...filled(), correctsId: '' })
    expect(readPaymentForm(draft, today())).toEqual({ fieldErrors: {}, input: { ...stored, correctsId: id } })
  })

  it('asks for the US dollars of the bank again', async () => {
    const bank = { rateSource: 'bank_debit', rate: '', rateDate: '', bankUsd: '100.00' }
    const { draft } = await correctionAfter({ ...filled(), ...bank, correctsId: '' })
    expect(draft).toMatchObject({ rateSource: 'bank_debit', bankUsd: '' })
  })
})

it('a stored payment has every field of the entry that was recorded', async () => {
  const given = { ...filled(), correctsId: '' }
  const { stored } = await correctionAfter(given)
  expect(stored).toEqual(readPaymentForm(given, today()).input)
})
