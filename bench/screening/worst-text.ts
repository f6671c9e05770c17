import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import { median } from '../load'

const LENGTH = 1_000
/** The first of them warm the program up. */
const ROUNDS = 40
const WARM_ROUNDS = 20
const LATIN = [...'abcdefghiklmnoprstuvyz']
const CYRILLIC = [...'абвгдежзийклмнопрстуфхцчшщыэюяії']

/** Texts of 1,000 characters that cost the most: none twice, so that nothing a cache holds is measured. */
const PIECES: Readonly<Record<string, (word: (letters: readonly string[], length: number) => string) => string>> = {
  'distinct words, Latin, commas': (word) => `${word(LATIN, 8)}, `,
  'distinct words, Cyrillic, commas': (word) => `${word(CYRILLIC, 8)}, `,
  'distinct short words': (word) => `${word(LATIN, 5)}, `,
  'distinct long words': (word) => `${word(CYRILLIC, 14)}; `,
  'distinct words, two by two': (word) => `${word(LATIN, 7)} ${word(CYRILLIC, 7)}, `,
  'distinct words without commas': (word) => `${word(LATIN, 8)} `,
  'distinct words in lines of four': (word) => `${[6, 7, 8, 9].map((length) => word(CYRILLIC, length)).join(' ')}\n`,
  'near a name, each in its own way': (word) => `Simf${word(LATIN, 1)}ropol${word(LATIN, 1)}, `,
  'digits for letters': (word) => `${word(LATIN, 3)}4${word(LATIN, 2)}0${word(LATIN, 2)} `,
  'letters apart': (word) => `${[...word(CYRILLIC, 5)].join(' ')}, `,
  'an ordinary address': (word) => `Tverskaya ul. 7, ${word(LATIN, 6)}, Moscow 125009, Russia; `,
}

/** Milliseconds that the costliest text of 1,000 characters takes, and what it is made of. */
export function worstText(): { milliseconds: number; piece: string } {
  const random = numbers()
  const word = (letters: readonly string[], length: number) =>
    Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('')
  const costs = Object.entries(PIECES).map(([piece, make]) => {
    const rounds = Array.from({ length: ROUNDS }, () => {
      let text = ''
      while (text.length < LENGTH) text += make(word)
      const started = process.cpuUsage()
      screenDestination({ text: text.slice(0, LENGTH) })
      const { user, system } = process.cpuUsage(started)
      return (user + system) / 1_000
    })
    return { piece, milliseconds: median(rounds.slice(WARM_ROUNDS)) }
  })
  return costs.reduce((worst, one) => (one.milliseconds > worst.milliseconds ? one : worst))
}

/** The same numbers at every run. */
function numbers(): () => number {
  let state = 20_261_129
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
