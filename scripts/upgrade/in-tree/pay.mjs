// Records a fee, has it approved and marks it as paid, with the use cases of the sources it runs in. Returns the result
// of each step.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A file of the sources this runs in, by the path it has now or had before. */
const load = (...paths) => {
  const path = paths.map((one) => join(process.cwd(), one)).find(existsSync)
  return import(pathToFileURL(path).href)
}
const { subject, analyst, manager, amount, note } = JSON.parse(process.env.UPGRADE_GIVEN)
const { recordPayment } = await load('lib/ledger/payments/record-payment.ts', 'lib/payments/record-payment.ts')
const { decidePayment } = await load('lib/ledger/payments/steps/decide-payment.ts', 'lib/payments/decide-payment.ts')
const { readOrganisation, todayIn } = await load('lib/ledger/payments/read-context.ts', 'lib/payments/read-context.ts')
const { markPaid, markPaidInput } = await load('lib/ledger/payments/steps/mark-paid.ts', 'lib/payments/mark-paid.ts')

// A fee of an earlier day has been paid already, and is another kind of entry.
const today = todayIn((await readOrganisation()).timeZone)
const typed = {
  ...{
    companyId: subject.companyId,
    fsbLicenseId: subject.fsbLicenseId,
    productId: subject.productId,
    purpose: 'paying',
    payeeKind: 'fsb',
  },
  ...{
    payeeName: 'FSB, licensing centre',
    currency: 'USD',
    amount,
    paymentDate: today,
    note: note ?? '',
  },
  destinations: [
    { role: 'consignee', name: 'Meridian Retail LLC', address: 'Tverskaya ul. 7, Moscow, 125009', country: 'RU' },
  ],
}
const steps = []
const step = async (name, outcome) => {
  steps.push({ name, ...(outcome.ok ? { state: outcome.value.state } : { refusal: outcome.refusal }) })
  return outcome.ok ? outcome.value : undefined
}
const recorded = await step('record', await recordPayment(analyst, randomUUID(), typed))
const paymentId = recorded?.paymentId
const decide = (decision, expectedState) =>
  decidePayment(manager, { paymentId, expectedState, decision, reason: 'Read by the test of upgrades' })
if (recorded?.state === 'in_review') await step('clear the review', await decide('clear_review', 'in_review'))
if (recorded && recorded.state !== 'blocked') {
  await step('approve', await decide('approve', 'requested'))
  const bank = { paymentId, bankReference: `B-${paymentId.slice(0, 8)}`, debitDate: today }
  await step('mark as paid', await markPaid(analyst, markPaidInput.parse(bank)))
}
const findings = recorded?.determination.findings.filter(({ outcome }) => outcome !== 'clear')
process.stdout.write(`\n${JSON.stringify({ paymentId, steps, findings })}\n`, () => process.exit(0))
