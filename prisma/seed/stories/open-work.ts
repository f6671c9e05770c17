import { consignee, firstAnswered } from '../addresses'
import { at, daysAgo, daysAgoThisMonth, daysAhead } from '../clock'
import type { PlannedEntry } from '../plan'
import type { PersonName } from '../records/people'
import type { Making } from './routine'
import { type Told, told } from './story'

/** Company, license, model, cents, recorded this many days ago at this time, by this person, due in this many days. */
type Row = readonly [string, string, string, number, number, string, PersonName, number]

const REQUESTED: readonly Row[] = [
  ['Larkfield', '077-YY-00412', 'LX-40', 60_000, 3, '10:26', 'priya', 7],
  ['Halden', 'RU0000052033', 'Till 300', 61_250, 3, '14:40', 'tomas', 4],
  ['Kestrel', 'RU0000050760', 'K12', 35_000, 4, '14:20', 'priya', 3],
  ['Palisade Audio', 'YYYY-1183', 'Ridge 2', 28_620, 6, '11:12', 'tomas', 2],
  // These two wait for the other manager: the one who recorded them cannot approve them.
  ['Velloway', 'usual', 'V1', 48_000, 5, '16:05', 'ingrid', 6],
  ['Solvane', 'usual', 'Ledgerline', 52_500, 2, '12:31', 'ingrid', 8],
]

const APPROVED: readonly Row[] = [
  ['Larkfield', 'RU0000051284', 'LX-40', 45_000, 6, '09:44', 'tomas', 1],
  ['Palisade Audio', 'RU0000047712', 'Ridge 2', 20_000, 7, '15:18', 'tomas', 1],
  ['Pellworth', 'YYYY-0911', 'PX-4', 36_250, 7, '10:02', 'priya', 2],
]

/**
 * The entries that wait today: for a decision, in review, for a debit; and the refused attempt that two of them repeat.
 */
export function openWork(making: Making): PlannedEntry[] {
  const { clock } = making
  const requested = REQUESTED.map((row) => fromRow(row, making))
  const approved = APPROVED.map((row) => {
    const approvedAt = at(daysAgo(clock, Math.max(1, row[4] - 2)), '11:50')
    return { ...fromRow(row, making), steps: [{ at: approvedAt, by: 'marta' as const, move: 'approve' as const }] }
  })
  return [...requested, ...approved, ...brightwater(making), ...reviews(making)]
}

function fromRow([company, license, model, cents, days, time, recordedBy, inDays]: Row, making: Making): PlannedEntry {
  const { clock } = making
  const paymentDate = daysAhead(clock, inDays)
  const recordedAt = at(daysAgo(clock, days), time)
  const story: Told = { company, license, model, cents, paymentDate, recordedAt, recordedBy, expect: 'clear' }
  return told(`open ${company} ${cents}`, story, making)
}

/**
 * Refused for Sevastopol, then entered again twice with another address: one waits for a reviewer, one was cleared this
 * morning.
 */
function brightwater(making: Making): PlannedEntry[] {
  const { clock } = making
  const beacon = {
    company: 'Brightwater Mobile',
    license: 'RU0000049917',
    model: 'Beacon 5',
    recordedBy: 'tomas' as const,
  }
  const day = (days: number, time: string) => at(daysAgoThisMonth(clock, days), time)
  const kazan = consignee('OOO Volga Mobile', 'ul. Pushkina 17, Kazan, Tatarstan, 420111')
  return [
    told(
      'blocked Brightwater 630',
      {
        ...beacon,
        cents: 63_000,
        paymentDate: daysAgoThisMonth(clock, 5),
        recordedAt: day(5, '09:30'),
        destinations: consignee('OOO Beregovaya Svyaz', 'ul. Lenina 3, g. Sevastopol, 299011'),
        expect: 'blocked',
      },
      making,
    ),
    told(
      'review Brightwater 630',
      {
        ...beacon,
        cents: 63_000,
        paymentDate: daysAhead(clock, 4),
        recordedAt: day(4, '11:05'),
        note: 'The customer named another warehouse on the telephone',
        destinations: consignee('OOO Beregovaya Svyaz', 'ul. Krasnaya 145, Krasnodar, 350000'),
        expect: 'review',
      },
      making,
    ),
    told(
      'open Brightwater 640',
      {
        ...beacon,
        cents: 64_000,
        paymentDate: daysAhead(clock, 7),
        recordedAt: day(3, '15:12'),
        note: 'Another customer and another contract; same notification',
        destinations: kazan,
        expect: 'review',
        steps: [
          {
            at: at(clock.today, '08:41'),
            by: 'marta',
            move: 'clear_review',
            reason: 'Consignee is in Kazan; contract and waybill attached to the file',
          },
        ],
      },
      making,
    ),
  ]
}

/** One entry without evidence for its classification, one whose place is not clear from its address. */
function reviews(making: Making): PlannedEntry[] {
  const { clock } = making
  return [
    told(
      'review Corvane 720',
      {
        company: 'Corvane',
        license: 'YYYY-1240',
        model: 'CV-220',
        cents: 72_000,
        paymentDate: daysAhead(clock, 3),
        recordedAt: at(daysAgo(clock, 2), '13:55'),
        recordedBy: 'tomas',
        expect: 'review',
      },
      making,
    ),
    told(
      'review Ambry 185',
      {
        company: 'Ambry',
        license: 'RU0000051190',
        model: 'Ambry Door',
        cents: 18_500,
        paymentDate: daysAhead(clock, 4),
        recordedAt: at(daysAgo(clock, 3), '16:22'),
        recordedBy: 'priya',
        destinations: firstAnswered('review', 'OOO Umny Dom Yug', AMBIGUOUS),
        expect: 'review',
      },
      making,
    ),
  ]
}

/**
 * A street in Moscow named after a city in Crimea, written so that it could be either; then places whose name exists
 * twice.
 */
const AMBIGUOUS = [
  'Simferopolsky bulvar 15, Moscow, 117556',
  'Simferopol, bulvar 15, Moscow',
  'bulvar 15, Simferopol, Moscow',
  'ul. Lenina 5, Oktyabrskoye',
  'sklad Yalta, Moscow',
]
