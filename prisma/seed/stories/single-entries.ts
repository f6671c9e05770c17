import { addDays } from '@/lib/kernel/calendar'
import { consignee } from '../addresses'
import { at, type Clock, daysAgo, daysAgoThisMonth, daysAgoThisYear } from '../clock'
import { type Money, type PlannedEntry, rubles, type Step } from '../plan'
import { rateDay, rublesPerDollar } from '../records/rates'
import type { Making } from './routine'
import { paidSteps, type Told, told } from './story'

/**
 * Single entries of the current year: a permit, a void that waits, an apparent violation, a wrong payee, a rejection.
 */
export const singleEntries = (making: Making): PlannedEntry[] => [
  palisadePermit(making),
  haldenVoid(making),
  mirovaViolation(making),
  harrowickPayee(making),
  greyfenRejected(making),
]

/** 62,400 rubles for the permit of a headset, at the rate of the day. */
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

/** Paid, but entered for the wrong company: one person requested a void, a second one has not decided yet. */
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

/** The money had left when the warehouse turned out to be in Sevastopol. The note is not written yet. */
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
