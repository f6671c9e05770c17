import { consignee } from '../addresses'
import { at } from '../clock'
import type { PlannedEntry } from '../plan'
import type { Making } from './routine'
import { bankFacts, type Told, told } from './story'

/**
 * Entries of the past that new users ask about: the gap before GL 1, a spelling of Crimea, and a fact that became known
 * later.
 */
export function pastStories(making: Making): PlannedEntry[] {
  return [...theGap(making), ...spelledOtherwise(making), cameToLight(making)]
}

/**
 * Between the designation of the FSB and GL 1 no license was in force: a payment in that period is permanently an
 * apparent violation.
 */
function theGap(making: Making): PlannedEntry[] {
  const paid = [
    [
      'Kestrel',
      'K9',
      18_450,
      '2016-12-30',
      '2017-03-06',
      'Ordered before the designation, debited the day after it; reported by counsel',
    ],
    [
      'Tessaly Networks',
      'Relay 6',
      63_990,
      '2017-01-17',
      '2017-03-07',
      'Found when the bank statements of January were read; disclosure under way',
    ],
    [
      'Pellworth',
      'PX-2',
      24_075,
      '2017-01-31',
      '2017-03-09',
      'Two days before GL 1, which does not reach back; reported with the others',
    ],
  ] as const
  const violations = paid.map(([company, model, cents, paymentDate, recordedOn, note]) => {
    const recordedAt = at(recordedOn, '14:10')
    const story: Told = {
      company,
      license: 'usual',
      model,
      cents,
      paymentDate,
      recordedAt,
      note,
      recordedBy: 'priya',
      alreadyPaid: true,
      expect: 'blocked',
    }
    return told(`gap ${company}`, story, making)
  })
  const mistyped: Told = {
    company: 'Pellworth',
    license: 'usual',
    model: 'PX-2',
    cents: 31_200,
    paymentDate: '2017-01-27',
    recordedAt: at('2017-03-20', '10:05'),
    recordedBy: 'tomas',
    note: 'Planned for 27 March',
    expect: 'blocked',
  }
  return [...violations, told('gap blocked Pellworth', mistyped, making)]
}

/** A refused address that was entered again in another spelling, and recognized. */
function spelledOtherwise(making: Making): PlannedEntry[] {
  const common = {
    company: 'Duskmere',
    license: 'usual',
    model: 'Dusk One',
    cents: 41_700,
    recordedBy: 'tomas' as const,
  }
  const refused: Told = {
    ...common,
    paymentDate: '2020-09-24',
    recordedAt: at('2020-09-14', '11:32'),
    destinations: consignee('OOO Yuzhny Bereg Audio', 'ul. Moskovskaya 31, Yalta, Krimea'),
    expect: 'blocked',
  }
  const again: Told = {
    ...common,
    paymentDate: '2020-09-25',
    recordedAt: at('2020-09-15', '09:14'),
    destinations: consignee('OOO Yuzhny Bereg Audio', 'ul. Krasnaya 145, Krasnodar, 350000'),
    expect: 'review',
    steps: [
      {
        at: at('2020-09-16', '15:26'),
        by: 'marta',
        move: 'block_review',
        reason: 'The same consignee with a forwarding address; the waybill ends in Yalta',
      },
    ],
  }
  return [told('Duskmere Yalta', refused, making), told('Duskmere Krasnodar', again, making)]
}

/** Paid in good faith; a year later the proof of delivery named Simferopol. */
function cameToLight(making: Making): PlannedEntry {
  const key = 'Fenwray delivered elsewhere'
  const story: Told = {
    company: 'Fenwray',
    license: 'usual',
    model: 'Wray 8',
    cents: 52_815,
    paymentDate: '2021-08-19',
    recordedAt: at('2021-08-10', '13:40'),
    recordedBy: 'priya',
    expect: 'clear',
    steps: [
      { at: at('2021-08-11', '10:22'), by: 'ingrid', move: 'approve' },
      {
        at: at('2021-08-19', '15:31'),
        by: 'priya',
        move: 'mark_paid',
        facts: bankFacts(key, '2021-08-19', making.clock),
      },
      {
        at: at('2022-06-14', '11:08'),
        by: 'ingrid',
        move: 'declare_violation',
        reason:
          'Proof of delivery found: the distributor sent the goods on to Simferopol. Disclosure prepared with counsel',
      },
    ],
  }
  return told(key, story, making)
}
