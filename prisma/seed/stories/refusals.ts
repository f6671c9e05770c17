import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import { addDays, dateIn, yearOf } from '@/lib/kernel/calendar'
import { consignee, firstAnswered } from '../addresses'
import { notOnWeekend, TIME_ZONE } from '../clock'
import { LICENSING_CENTRE, type PlannedEntry } from '../plan'
import type { PersonName } from '../records/people'
import type { About } from './incident'
import { type Making, recordingDay, roundRubles, usualEntry } from './routine'

/** Why an attempt was refused. */
export type Refusal = 'destination' | 'cap' | 'payee' | 'purpose' | 'end-user' | 'after review'

/** Consignees in Crimea, written as people write them. All names are invented. */
const IN_CRIMEA = [
  ['OOO Chernomor Audio', 'ul. Sverdlova 12, Yalta, Krimea, 298600'],
  ['OOO Tavrida Telecom', 'ul. Lenina 3, g. Sevastopol, 299011'],
  ['IP Kovalenko', 'pr. Kirova 20, Simferopol, 295011'],
  ['ООО Юг Импорт', 'Керчь, ул. Ленина 5, 298300'],
  ['OOO Feo Trade', 'Feodosiya, ul. Galereynaya 7, 298100'],
  ['OOO Kafa Systems', 'Республика Крым, г. Алушта, ул. Горького 4'],
  ['AO Balaklava Marine', 'nab. Nazukina 1, Balaklava, Sevastopol'],
  ['OOO Dzhankoy Logistik', 'ul. Krymskaya 9, Dzhankoy, Republic of Crimea'],
  ['OOO Evpatoria Med', 'Yevpatoriia, vul. Frunze 18, AR Crimea'],
  ['OOO Massandra Hotels', 'Massandra, Yalta, ul. Vinodela 6'],
] as const

/** Only addresses that every version of the screening blocks, so that the story does not change with the list. */
const blockedByAll = IN_CRIMEA.filter(
  ([name, address]) => screenDestination({ name, address, country: 'RU' }).outcome === 'blocked',
).map(([name, address]) => consignee(name, address))

const PARTS_OF_THE_FSB = [
  ['UFSB Rossii po Sverdlovskoy oblasti', 'ul. Vaynera 4, Yekaterinburg, 620014'],
  ['FSB Border Academy', 'ul. Osipenko 35, Moscow, 115035'],
] as const

/**
 * A buyer on behalf of a part of the FSB. Not a usual buyer: the refusal would send entries of other stories to review.
 */
const GO_BETWEEN = consignee('OOO Spetspostavka', 'Entuziastov proezd 21, Saratov, 410040')

const OTHER_PAYEES = ['Fond sodeistviya Shchit', 'OOO Expo Bezopasnost', 'AO Spetsvystavka'] as const

const REVIEWED_PLACES = ['ul. Lenina 5, Oktyabrskoye', 'sklad Yalta, Moscow', 'Pervomayskoye, ul. Mira 3'] as const

/** A refused attempt: nothing follows it, but some are tried again with a smaller amount. */
export function refused(kind: Refusal, about: About, usual: readonly PlannedEntry[], making: Making): PlannedEntry[] {
  const { random } = about
  const entry: PlannedEntry = { ...about.entry, steps: [], expect: 'blocked' }
  switch (kind) {
    case 'destination':
      return [{ ...entry, destinations: random.pick(blockedByAll) }]
    case 'end-user': {
      const [name, address] = random.pick(PARTS_OF_THE_FSB)
      return [{ ...entry, destinations: [...GO_BETWEEN, { role: 'end_user', name, address, country: 'RU' }] }]
    }
    case 'payee':
      return [{ ...entry, payeeKind: 'other', payeeName: random.pick(OTHER_PAYEES) }]
    case 'purpose':
      return [blockedByCounsel(about)]
    case 'after review':
      return [blockedAfterReview(about)]
    case 'cap':
      return overTheCap(about, usual, making)
  }
}

/** A fee for none of the five purposes: counsel states what it is, and a manager blocks it. */
function blockedByCounsel({ entry }: About): PlannedEntry {
  const reason = 'Counsel: an expert opinion is not incident to rules of the FSB, FAQ 501 does not reach it'
  return {
    ...entry,
    purpose: 'other',
    note: 'A fee for an expert opinion, no FSB license',
    expect: 'review',
    steps: [{ at: notOnWeekend(entry.recordedAt + 3 * 3_600_000), by: 'ingrid', move: 'block_review', reason }],
  }
}

/** A manager found out where the place is. */
function blockedAfterReview({ entry, random }: About): PlannedEntry {
  const reason = 'The carrier confirms the place is in Crimea; the customer was told'
  const by: PersonName = random.percent(50) ? 'ingrid' : 'marta'
  return {
    ...entry,
    destinations: firstAnswered('review', 'OOO Stepnoy Les', REVIEWED_PLACES),
    expect: 'review',
    steps: [{ at: notOnWeekend(entry.recordedAt + 27 * 3_600_000), by, move: 'block_review', reason }],
  }
}

/** Slightly more than the headroom; every third time the fee was split and the smaller part tried again. */
function overTheCap(
  { key, company, entry, random }: About,
  usual: readonly PlannedEntry[],
  making: Making,
): PlannedEntry[] {
  const year = yearOf(entry.paymentDate)
  const taken = usual
    .filter(
      (one) => one.companyId === company.id && yearOf(one.paymentDate) === year && one.recordedAt < entry.recordedAt,
    )
    .reduce((sum, { money }) => sum + money.amountCents, 0)
  const recordedOn = dateIn(new Date(entry.recordedAt), TIME_ZONE)
  const money = roundRubles(500_000 - taken + random.between(12_000, 70_000), recordedOn, making.clock)
  const attempt: PlannedEntry = {
    ...entry,
    money,
    payeeKind: 'fsb',
    payeeName: LICENSING_CENTRE,
    steps: [],
    expect: 'blocked',
  }
  if (!random.percent(33)) return [attempt]
  const again = `${key} again`
  const paymentDate = addDays(entry.paymentDate, 18)
  const less = roundRubles(random.between(8_000, 15_000), recordingDay(again, company, paymentDate), making.clock)
  const smaller = usualEntry(again, { company, paymentDate, money: less }, making)
  const note = 'First part of the fee; the rest is due next year'
  return [attempt, { ...smaller, licenseId: entry.licenseId, productId: entry.productId, purpose: 'paying', note }]
}
