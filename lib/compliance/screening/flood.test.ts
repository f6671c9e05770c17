import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { screenDestination } from './screen-destination'

const LENGTH = 65_536
/** Against an ordinary address of the same length at the same moment: a ratio, so a slow machine is not a fault. */
const MOST_TIMES_ORDINARY = 6
/** Single ideographs with a separator between them are ten times as many words as an address of the length has. */
const MOST_TIMES_ORDINARY_OF_ANY = 16
const FEWEST_RUNS = 8
const MOST_RUNS = 64

function processorTime(text: string): number {
  const before = process.cpuUsage()
  screenDestination({ text })
  const { user, system } = process.cpuUsage(before)
  return user + system
}

/**
 * How many times as much as an ordinary address a text costs: the best of several runs of each, in turns. What the
 * machine does meanwhile only adds, so a ratio over the bound is measured again before it counts.
 */
function timesOrdinary(text: () => string, ordinaryText: () => string, most = MOST_TIMES_ORDINARY): number {
  let [ordinary, cost] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let run = 0; run < FEWEST_RUNS || (run < MOST_RUNS && cost >= most * ordinary); run += 1) {
    ordinary = Math.min(ordinary, processorTime(ordinaryText()))
    cost = Math.min(cost, processorTime(text()))
  }
  return cost / ordinary
}

const repeated = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH)
const ORDINARY = repeated('Tverskaya ul. 7, Moscow 125009, Russia; ')
const timesOrdinaryOf = (piece: string, most?: number): number =>
  timesOrdinary(
    () => repeated(piece),
    () => ORDINARY,
    most,
  )

describe('an address of 64 KB costs no more than six times an ordinary one, whatever it is made of', () => {
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
    expect(timesOrdinaryOf(piece)).toBeLessThan(MOST_TIMES_ORDINARY)
  })

  test('random pieces: no more than sixteen times', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      fc.stringMatching(/^[0-9 .,;:()°'"+-]{1,12}$/),
      fc.stringMatching(/^[А-яёіїєґ .-]{1,12}$/),
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const times = timesOrdinaryOf(pieces.join(''), MOST_TIMES_ORDINARY_OF_ANY)
        expect(times).toBeLessThan(MOST_TIMES_ORDINARY_OF_ANY)
      }),
      { numRuns: 60 },
    )
  })
})

describe('1,000 characters of words that no list has cost at most six times ordinary ones, though none repeats', () => {
  const LATIN = [...'abcdefghiklmnoprstuvyz']
  const CYRILLIC = [...'абвгдежзийклмнопрстуфхцчшщыэюяії']
  let words = 0
  /** Another word at every call, of these letters. */
  const word = (letters: readonly string[], length: number): string => {
    words += 1
    let rest = Math.imul(words, 2_654_435_761) >>> 0
    return Array.from({ length }, () => {
      rest = (Math.imul(rest, 1_664_525) + 1_013_904_223) >>> 0
      return letters[(rest >>> 16) % letters.length]
    }).join('')
  }
  const filled = (piece: () => string): string => {
    let text = ''
    while (text.length < 1_000) text += piece()
    return text.slice(0, 1_000)
  }
  const ordinary = () => filled(() => `Tverskaya ul. 7, ${word(LATIN, 6)}, Moscow 125009, Russia; `)

  test.each<[string, () => string]>([
    ['Latin, commas', () => `${word(LATIN, 8)}, `],
    ['Cyrillic, commas', () => `${word(CYRILLIC, 8)}, `],
    ['without commas', () => `${word(LATIN, 8)} `],
    ['lines of four', () => `${[6, 7, 8, 9].map((length) => word(CYRILLIC, length)).join(' ')}\n`],
    ['digits for letters', () => `${word(LATIN, 3)}4${word(LATIN, 2)}0${word(LATIN, 2)} `],
    ['near a name', () => `Simf${word(LATIN, 1)}ropol${word(LATIN, 1)}, `],
    ['letters apart', () => `${[...word(CYRILLIC, 5)].join(' ')}, `],
  ])('%s', (_kind, piece) => {
    expect(timesOrdinary(() => filled(piece), ordinary)).toBeLessThan(MOST_TIMES_ORDINARY)
  })
})
