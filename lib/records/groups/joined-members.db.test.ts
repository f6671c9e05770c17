import { beforeAll, expect, it } from 'vitest'
import { entryJson } from '@/prisma/factories'
import { asApplication, db } from '@/test/database/database'
import { joinCompanies } from '@/test/ledger/joined-companies'
import { addMembership } from '@/test/ledger/ledger'
import {
  addPaymentIn,
  addSubject,
  arrangeLedger,
  callLedger,
  record,
  refusalOf,
  type Subject,
  today,
} from '@/test/ledger/ledger-arrangement'

// Merged companies are one payer: when one of them is in a group, all of them are.

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  ;({ people } = await arrangeLedger())
})

const addCompany = () => addSubject(people.analyst.id)
const join = (company: Subject, into: Subject) =>
  joinCompanies(company, into, { askedBy: people.analyst.id, decidedBy: people.manager.id })
const addTo = (group: string, { companyId }: Subject) =>
  addMembership(companyId, group, { recordedById: people.analyst.id })
const pay = (subject: Subject, amountCents: number, paymentDate = today()) =>
  refusalOf(record(entryJson({ ...subject, amountCents, paymentDate })))

async function factsOf({ companyId }: Subject): Promise<string> {
  const { rows } = await asApplication.query('SELECT facts_version($1) AS facts', [companyId])
  return rows[0].facts
}

it('a step of a payment of one of them changes the facts of every member of the group, and no others', async () => {
  const [member, other, joined, stranger] = await Promise.all([addCompany(), addCompany(), addCompany(), addCompany()])
  const payment = await addPaymentIn('requested', joined, people.manager.id)
  await addTo('Aurora group', member)
  await addTo('Aurora group', other)
  await join(joined, member)
  const before = await Promise.all([other, joined, stranger].map(factsOf))
  const move = { paymentId: payment, expectedState: 'requested', toState: 'approved', actorId: people.manager.id }
  expect(await callLedger('move_payment', move)).toMatchObject({ status: 'moved' })
  const after = await Promise.all([other, joined, stranger].map(factsOf))
  expect(after.map((facts, at) => facts !== before[at])).toEqual([true, true, false])
})

it('there is no deadlock when the groups of merged companies overlap', async () => {
  await db.rulePolicy.create({
    data: { name: 'oneCapForGroup', value: 1, fromDate: new Date(today()), setById: people.administrator.id },
  })
  const pairs = await Promise.all(Array.from({ length: 4 }, () => Promise.all([addCompany(), addCompany()])))
  for (const [at, [company, into]] of pairs.entries()) {
    const [its, another] = at % 2 ? ['North', 'South'] : ['South', 'North']
    await addTo(its as string, company)
    await addTo(another as string, into)
    await join(company, into)
  }
  const companies = pairs.map(([, into]) => into)
  const dates = [today(), `${Number(today().slice(0, 4)) - 1}-12-31`]
  const rounds = Array.from({ length: 6 }, () => companies.flatMap((one) => dates.map((date) => ({ one, date }))))
  const refusals = await Promise.all(rounds.flat().map(({ one, date }) => pay(one, 40_000, date)))
  expect(new Set(refusals)).toEqual(new Set([null, 'HR001']))
})
