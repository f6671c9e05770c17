import { beforeAll, expect, it } from 'vitest'
import { addSubject, arrangeLedger, typedPayment } from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { previewPayment } from './preview-payment'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let whole: ReturnType<typeof typedPayment>

beforeAll(async () => {
  people = (await arrangeLedger()).people
  whole = typedPayment(await addSubject(people.analyst.id))
})

const to = (address: string) => [{ role: 'consignee', name: 'Polyana Trade', address }]

it('shows what is blocked for its destination before anything else is typed, the payment date too', async () => {
  const { determination, waiting } = await valueIn(
    previewPayment(people.analyst, { destinations: to('Yalta, Krimea, ul. Lenina 3') }),
  )
  expect(determination).toMatchObject({ outcome: 'blocked', findings: [{ rule: 'destination' }, { rule: 'end-user' }] })
  expect(waiting.map(({ rule }) => rule)).not.toContain('destination')
})

it('asks an earlier payment date about the lists of its day', async () => {
  const preview = (paymentDate: string) =>
    valueIn(
      previewPayment(people.analyst, {
        ...whole,
        alreadyPaid: 'on',
        paymentDate,
        destinations: to('Donetsk, Ukraine'),
      }),
    )
  const destinationOf = async (paymentDate: string) =>
    (await preview(paymentDate)).determination?.findings.find(({ rule }) => rule === 'destination')?.outcome
  expect(await destinationOf('')).toBe('blocked')
  expect(await destinationOf('2022-02-21')).toBe('blocked')
  expect(await destinationOf('2022-02-20')).toBe('clear')
})

it('is of no state while a rule waits, and refuses a role that does not record', async () => {
  expect((await valueIn(previewPayment(people.analyst, { ...whole, paymentDate: '' }))).state).toBeNull()
  expect((await valueIn(previewPayment(people.analyst, whole))).state).toBe('requested')
  expect(await previewPayment(people.auditor, whole)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
})

it('never clears a text that is too long to be read in full', async () => {
  const filler = 'Tverskaya ul. 7, Moscow. '.repeat(400)
  const long = { destinations: to(`${filler}Yalta`), note: `${filler}Yalta`, payeeAddress: `${filler}Yalta` }
  expect(await valueIn(previewPayment(people.analyst, { ...whole, ...long }))).toMatchObject({
    verdicts: [{ outcome: 'review' }],
    texts: { payee: { outcome: 'review' }, note: { outcome: 'review' } },
  })
})
