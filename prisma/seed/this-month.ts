import { addDays } from '@/lib/calendar'
import { consignee } from './addresses'
import { at, type Clock, daysAgo, daysAgoThisMonth, daysAgoThisYear } from './clock'
import type { PersonName } from './people'
import { type Money, type PlannedEntry, rubles, type Step } from './plan'
import { rateDay, rublesPerDollar } from './rates'
import type { Making } from './routine'
import { bankFacts, type Told, told } from './story'

/** What happened in the last weeks and is told one by one: refusals, a void with its correction, a void that waits, an apparent violation. */
export function thisMonth(making: Making): PlannedEntry[] {
  return [
    ...tessaly(making),
    ...orrin(making),
    palisadePermit(making),
    haldenVoid(making),
    mirovaViolation(making),
    harrowickPayee(making),
    greyfenRejected(making),
  ]
}

/** Approved by a manager and debited, for an entry that is told. */
function paidSteps(key: string, clock: Clock, debitDate: string, manager: PersonName, payer: PersonName): Step[] {
  return [
    { at: at(addDays(debitDate, -1), '15:02'), by: manager, move: 'approve' },
    { at: at(debitDate, '15:40'), by: payer, move: 'mark_paid', facts: bankFacts(key, debitDate, clock) },
  ]
}

/** Refused for Yalta; what was paid afterwards takes the company to its ninety per cent. */
function tessaly(making: Making): PlannedEntry[] {
  const { clock } = making
  const blocked = told(
    'blocked Tessaly 1408.55',
    {
      company: 'Tessaly Networks',
      license: '077-YY-00398',
      model: 'Relay 8',
      cents: 140_855,
      paymentDate: daysAgoThisMonth(clock, 7),
      recordedAt: at(daysAgoThisMonth(clock, 7), '09:15'),
      recordedBy: 'priya',
      destinations: consignee('OOO Chernomor Set', 'ul. Sverdlova 12, Yalta, Krimea, 298600'),
      expect: 'blocked',
    },
    making,
  )
  return [blocked, ...paidAfter('Tessaly Networks', 'RU0000046230', 'Relay 6', [61_240, 50_000], 6, making)]
}

/** Small payments that were recorded after a refused entry and debited since. */
function paidAfter(
  company: string,
  license: string,
  model: string,
  amounts: readonly number[],
  days: number,
  making: Making,
  changes: Partial<Told> = {},
): PlannedEntry[] {
  const { clock } = making
  return amounts.map((cents, index) => {
    const key = `after ${company} ${cents}`
    const paymentDate = daysAgoThisYear(clock, Math.max(0, days - 3 - index))
    const recordedAt = at(daysAgoThisMonth(clock, days - index), `10:${20 + index}`)
    const steps = paidSteps(key, clock, paymentDate, 'marta', 'tomas')
    return told(
      key,
      {
        company,
        license,
        model,
        cents,
        paymentDate,
        recordedAt,
        recordedBy: 'tomas',
        expect: 'clear',
        steps,
        ...changes,
      },
      making,
    )
  })
}

/** 1,250.00 was left when 1,400.00 was entered; then an entry was voided and made anew for less. */
function orrin(making: Making): PlannedEntry[] {
  const { clock } = making
  const vault = { company: 'Orrin', model: 'Vault 4', recordedBy: 'priya' as const }
  const voided = told(
    'voided Orrin 412.30',
    {
      ...vault,
      license: 'YYYY-1102',
      cents: 41_230,
      paymentDate: daysAgoThisYear(clock, 10),
      recordedAt: at(daysAgoThisMonth(clock, 16), '09:05'),
      expect: 'clear',
      steps: [
        {
          at: at(daysAgoThisMonth(clock, 12), '09:50'),
          by: 'priya',
          move: 'void',
          reason: 'The invoice says 29,823.82 rubles; the service of the courier was entered with it',
        },
      ],
    },
    making,
  )
  const blocked = told(
    'blocked Orrin 1400',
    {
      ...vault,
      license: 'YYYY-1107',
      cents: 140_000,
      paymentDate: daysAgoThisMonth(clock, 13),
      recordedAt: at(daysAgoThisMonth(clock, 13), '09:10'),
      expect: 'blocked',
    },
    making,
  )
  const corrected = paidAfter('Orrin', 'YYYY-1102', 'Vault 4', [37_210], 12, making, { corrects: voided.key })
  const last = paidAfter('Orrin', 'RU0000045518', 'Vault 3', [37_835], 10, making)
  return [voided, blocked, ...corrected, ...last]
}

/** 62,400 rubles for the permit of a headset, at the rate of their day. */
export function permitMoney(clock: Clock): Money {
  const day = rateDay(addDays(daysAgoThisYear(clock, 150), -6))
  return rubles(6_240_000, rublesPerDollar(day, clock), day)
}

function palisadePermit(making: Making): PlannedEntry {
  const { clock } = making
  const key = 'paid Palisade permit'
  const paymentDate = daysAgoThisYear(clock, 150)
  const story: Told = {
    company: 'Palisade Audio',
    license: 'YYYY-1183',
    model: 'Ridge 2',
    money: permitMoney(clock),
    paymentDate,
    recordedAt: at(addDays(paymentDate, -6), '10:40'),
    recordedBy: 'tomas',
    expect: 'clear',
    steps: paidSteps(key, clock, paymentDate, 'ingrid', 'tomas'),
  }
  return told(key, story, making)
}

/** Paid, and entered for the wrong company: one asked that it be voided, a second person has not decided yet. */
function haldenVoid(making: Making): PlannedEntry {
  const { clock } = making
  const key = 'void asked Halden 148.33'
  const paymentDate = daysAgoThisYear(clock, 9)
  const asked: Step = {
    at: at(daysAgo(clock, 1), '16:48'),
    by: 'priya',
    move: 'ask_void',
    reason: 'Entered for Halden Point of Sale; the debit is of Norrwick Terminals, same bank reference',
  }
  const story: Told = {
    company: 'Halden',
    license: 'RU0000052033',
    model: 'Till 300',
    cents: 14_833,
    paymentDate,
    recordedAt: at(addDays(paymentDate, -5), '13:20'),
    recordedBy: 'priya',
    expect: 'clear',
    steps: [...paidSteps(key, clock, paymentDate, 'ingrid', 'priya'), asked],
  }
  return told(key, story, making)
}

/** The money had left when the warehouse turned out to be in Sevastopol. Nobody has written the note yet. */
function mirovaViolation(making: Making): PlannedEntry {
  const { clock } = making
  const story: Told = {
    company: 'Mirova',
    license: 'RU0000048290',
    model: 'M50',
    cents: 31_240,
    paymentDate: daysAgoThisYear(clock, 17),
    recordedAt: at(daysAgoThisMonth(clock, 12), '14:31'),
    recordedBy: 'tomas',
    alreadyPaid: true,
    destinations: consignee('OOO Optika Yug', 'ul. Khrustaleva 44, Sevastopol, 299040'),
    expect: 'blocked',
  }
  return told('violation Mirova 312.40', story, making)
}

function harrowickPayee(making: Making): PlannedEntry {
  const { clock } = making
  const story: Told = {
    company: 'Harrowick',
    license: 'usual',
    model: 'HT-Link',
    cents: 45_000,
    paymentDate: daysAgoThisMonth(clock, 6),
    recordedAt: at(daysAgoThisMonth(clock, 6), '12:15'),
    recordedBy: 'tomas',
    payeeKind: 'other',
    payeeName: 'Fond sodeistviya Shchit',
    note: 'Asked for by the applicant as a contribution to the licensing conference',
    expect: 'blocked',
  }
  return told('blocked Harrowick 450', story, making)
}

function greyfenRejected(making: Making): PlannedEntry {
  const { clock } = making
  const story: Told = {
    company: 'Greyfen',
    license: 'usual',
    model: 'Fen 100',
    cents: 27_500,
    paymentDate: daysAgoThisYear(clock, 7),
    recordedAt: at(daysAgo(clock, 11), '10:55'),
    recordedBy: 'priya',
    expect: 'clear',
    steps: [
      {
        at: at(daysAgo(clock, 9), '09:37'),
        by: 'marta',
        move: 'reject',
        reason: 'The invoice names another FSB license than the entry',
      },
    ],
  }
  return told('rejected Greyfen 275', story, making)
}
