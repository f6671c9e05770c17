import { addDays, dateIn, daysBetween, type IsoDate, yearOf } from '@/lib/kernel/calendar'
import { usualDestinations } from '../addresses'
import { at, type Clock, earliest, latest, notOnWeekend, TIME_ZONE, workday } from '../clock'
import { LICENSING_CENTRE, type Money, type PlannedEntry, rubles, type Step } from '../plan'
import { type Random, randomFor } from '../random'
import type { PersonName } from '../records/people'
import { kopecksFor, rateDay, rublesPerDollar } from '../records/rates'
import type { Records, SeedCompany, SeedLicense } from '../records/records'

const AGENTS = ['OOO Vesna Customs Filing', 'OOO Sever Certification Agency', 'AO Techno Declarant'] as const

/** What a company pays in a stretch of one year: so many payments, of so much together. */
export type Stretch = {
  company: SeedCompany
  from: IsoDate
  to: IsoDate
  count: number
  totalCents: number
  /** Money that comes to the total exactly, to the cent; otherwise in round rubles, near it. */
  exact?: boolean
  /** What the keys begin with, when a company has several stretches in a year. */
  name?: string
}

/** Everything a routine entry is made from, so that a story can change a part of it. */
export type Making = { records: Records; clock: Clock }

/** Payments as they usually go: recorded some days ahead, approved by a manager, debited, marked as paid. */
export function routinePayments(stretch: Stretch, making: Making): PlannedEntry[] {
  const { company, count, totalCents } = stretch
  const year = yearOf(stretch.from)
  const random = randomFor(`routine ${company.name} ${year} ${stretch.name ?? ''}`)
  const shares = Array.from({ length: count }, () => 0.35 + random.next() ** 2 * 1.9)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const days = paymentDays(stretch, random)
  let leftCents = totalCents
  return days.map((paymentDate, index) => {
    const key = `${company.name} ${stretch.name ?? ''} ${year} ${index}`
    const recordedOn = recordingDay(key, company, paymentDate)
    const wishCents = Math.round((totalCents * (shares[index] ?? 1)) / whole)
    const money =
      stretch.exact && index === count - 1
        ? exactly(leftCents, recordedOn, making.clock)
        : roundRubles(Math.min(wishCents, leftCents - 100 * (count - 1 - index)), recordedOn, making.clock)
    leftCents -= money.amountCents
    return usualEntry(key, { company, paymentDate, money }, making)
  })
}

/** The day an entry is usually recorded: four to sixteen days ahead, on a workday. */
export const recordingDay = (key: string, company: SeedCompany, paymentDate: IsoDate): IsoDate =>
  latest(workday(addDays(paymentDate, -randomFor(`lead ${key}`).between(4, 16))), company.since)

/** Days in order, spread over the stretch, on workdays; where the figures are exact, the last day is the last one. */
function paymentDays({ from, to, count, exact }: Stretch, random: Random): IsoDate[] {
  const span = Math.max(0, daysBetween(from, to))
  const days = Array.from({ length: count }, (_, index) => {
    const day = addDays(from, Math.floor(((index + 0.15 + random.next() * 0.8) / count) * span))
    return latest(from, earliest(to, workday(day)))
  }).sort()
  return exact ? [...days.slice(0, -1), to] : days
}

/** Money in rubles that comes to so many cents exactly, at the rate known on the day it is recorded. */
export function exactly(amountCents: number, recordedOn: IsoDate, clock: Clock): Money {
  const day = rateDay(recordedOn)
  const rate = rublesPerDollar(day, clock)
  return rubles(kopecksFor(amountCents, rate), rate, day)
}

/** Money in round rubles, as fees are set, of about so many cents and never more. */
export function roundRubles(aboutCents: number, recordedOn: IsoDate, clock: Clock): Money {
  const day = rateDay(recordedOn)
  const rate = rublesPerDollar(day, clock)
  const kopecks = kopecksFor(Math.max(aboutCents, 100), rate)
  const unit = kopecks > 2_000_000 ? 50_000 : kopecks > 200_000 ? 5_000 : 100
  return rubles(Math.max(unit, Math.floor(kopecks / unit) * unit), rate, day)
}

type Given = { company: SeedCompany; paymentDate: IsoDate; money: Money }

/**
 * An entry that goes the usual way, start to end. A refused attempt shortly before makes a manager look at it first.
 */
export function usualEntry(key: string, given: Given, making: Making): PlannedEntry {
  const random = randomFor(`entry ${key}`)
  const { company, paymentDate } = given
  const license = usableLicense(company, paymentDate, random, making.records)
  const recordedOn = recordingDay(key, company, paymentDate)
  const recordedBy: PersonName = random.percent(55) ? 'tomas' : 'priya'
  const manager: PersonName = random.percent(55) ? 'ingrid' : 'marta'
  const recordedAt = at(recordedOn, clockTime(random, 9, 15))
  const purpose = random.percent(80)
    ? 'paying'
    : license.issuedOn !== null && license.issuedOn <= paymentDate
      ? 'utilizing'
      : 'requesting'
  return {
    key,
    companyId: company.id,
    licenseId: license.id,
    productId: random.pick(license.productIds),
    purpose,
    ...payeeOf(random, given.money),
    invoiceDate: addDays(recordedOn, -random.between(1, 5)),
    paymentDate,
    alreadyPaid: false,
    note: '',
    destinations: usualDestinations(random),
    recordedAt,
    recordedBy,
    corrects: null,
    expect: 'any',
    steps: usualSteps({ recordedAt, paymentDate, manager, payer: recordedBy, today: making.clock.today }, random),
  }
}

function payeeOf(random: Random, money: Money): Pick<PlannedEntry, 'payeeKind' | 'payeeName' | 'money'> {
  const drawn = random.between(1, 100)
  if (drawn > 12 || money.rate === null || money.rateDate === null)
    return { payeeKind: 'fsb', payeeName: LICENSING_CENTRE, money }
  if (drawn <= 3) return { payeeKind: 'agent', payeeName: random.pick(AGENTS), money }
  // The agent debits its own fee with the fee it passes on.
  const serviceFeeMinor = random.between(15, 60) * 10_000
  return {
    payeeKind: 'agent',
    payeeName: random.pick(AGENTS),
    money: rubles(money.amountMinor + serviceFeeMinor, money.rate, money.rateDate, serviceFeeMinor),
  }
}

type Way = { recordedAt: number; paymentDate: IsoDate; manager: PersonName; payer: PersonName; today: IsoDate }

/** Approval, debit and the mark of it; a review in between when the rules ask for one. */
function usualSteps(given: Way, random: Random): Step[] {
  const { recordedAt, paymentDate, manager, payer, today } = given
  const postedOn = addDays(paymentDate, random.percent(70) ? 0 : random.between(1, 3))
  const postingDate = earliest(
    dateIn(new Date(notOnWeekend(at(postedOn, '12:00'))), TIME_ZONE),
    latest(today, paymentDate),
  )
  const bankReference = `FT${paymentDate.slice(2, 4)}${random.between(10_000_000, 99_999_999)}`
  const markedAt = at(postingDate, clockTime(random, 14, 16))
  // The next morning or the one after, in any case before the debit.
  const decidedOn = dateIn(new Date(notOnWeekend(recordedAt + random.between(1, 2) * 86_400_000)), TIME_ZONE)
  const decidedAt = at(earliest(decidedOn, paymentDate), clockTime(random, 9, 12))
  const reason = 'Contract, waybill and classification seen; they agree with the entry'
  return [
    { at: decidedAt - 1_500_000, by: manager, move: 'clear_review', reason, ifNeeded: true },
    { at: decidedAt, by: manager, move: 'approve' },
    { at: markedAt, by: payer, move: 'mark_paid', facts: { debitDate: paymentDate, postingDate, bankReference } },
  ]
}

/** A license of the company that can be paid for on a date. */
function usableLicense(company: SeedCompany, paymentDate: IsoDate, random: Random, records: Records): SeedLicense {
  const own = records.licenses.filter(({ companyId }) => companyId === company.id)
  const usable = own.filter(
    ({ since, issuedOn, validUntil, cancelledOn }) =>
      addDays(since, 1) < paymentDate &&
      (issuedOn === null || addDays(issuedOn, -20) <= paymentDate) &&
      (validUntil === null || paymentDate < addDays(validUntil, -5)) &&
      (cancelledOn === null || paymentDate < addDays(cancelledOn, -30)),
  )
  const [first] = own.filter(({ issuedOn }) => issuedOn !== null)
  // Permits and import licenses are few, and cost a fee more often.
  const drawn = usable.flatMap((license) => (license.kind === 'notification' ? [license] : [license, license, license]))
  return drawn.length > 0 ? random.pick(drawn) : (first ?? random.pick(own))
}

/** A time of day between two full hours. */
const clockTime = (random: Random, from: number, to: number): string =>
  `${String(random.between(from, to)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}`
