import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { screenDestination } from './screen-destination'

const LENGTH = 65_536
/** Against an ordinary address of the same length, in the same moment: a ratio, so that a slow machine is not a fault. */
const MOST_TIMES_ORDINARY = 4
const FEWEST_RUNS = 8
const MOST_RUNS = 64

function processorTime(text: string): number {
  const before = process.cpuUsage()
  screenDestination({ text })
  const { user, system } = process.cpuUsage(before)
  return user + system
}

/**
 * How many times as much as an ordinary address this one costs: the best of several runs of each, in turns. What the
 * machine does meanwhile only adds, so a ratio over the bound is measured again before it counts.
 */
function timesOrdinary(text: string): number {
  let [ordinary, cost] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let run = 0; run < FEWEST_RUNS || (run < MOST_RUNS && cost >= MOST_TIMES_ORDINARY * ordinary); run += 1) {
    ordinary = Math.min(ordinary, processorTime(ORDINARY))
    cost = Math.min(cost, processorTime(text))
  }
  return cost / ordinary
}

const repeated = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH)
const ORDINARY = repeated('Tverskaya ul. 7, Moscow 125009, Russia; ')

describe('an address of 64 KB costs no more than four times an ordinary one, whatever it is made of', () => {
  // Once warm: the first answers of a process also translate the program.
  for (let run = 0; run < 30; run += 1) screenDestination({ text: repeated(`Simferopl ${run}, `) })

  test.each([
    'К р ы м ',
    'К.р.ы.м. ',
    'Новоалексевка ',
    'simferpol, ',
    'Simferopol ',
    '298600 ',
    '95000, ',
    '45.123, 34.567; ',
    '45°12′N 34°5′E ',
    '+7 978 123-45-67 ',
    'y4lt4 ',
    'Zknf ',
    'ул. ',
    'all regions ',
    'аaаa',
    'e\u0301',
    '\u200b',
    '((((',
    '🙂',
    '1'.repeat(50),
    'a-'.repeat(30),
    '%D0%9A',
    '&#1050;',
    'Ð¡Ñ',
    'кРЫМ ',
    '克里米亚',
    'УфаКрым',
    'регион ',
    'UA-',
    'burnt-\n',
    'Кр*м ',
  ])('%j', (piece) => {
    expect(timesOrdinary(repeated(piece))).toBeLessThan(MOST_TIMES_ORDINARY)
  })

  test('random pieces', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      fc.stringMatching(/^[0-9 .,;:()°'"+-]{1,12}$/),
      fc.stringMatching(/^[А-яёіїєґ .-]{1,12}$/),
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        expect(timesOrdinary(repeated(pieces.join('')))).toBeLessThan(MOST_TIMES_ORDINARY)
      }),
      { numRuns: 60 },
    )
  })
})
