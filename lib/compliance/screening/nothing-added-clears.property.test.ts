import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runsOf } from '@/test/rules/properties'
import { readDestinations } from './development-set'
import { screenDestination } from './screen-destination'
import type { Destination } from './types'

/** Crimean destinations of every stratum, blocked or in review as they stand. */
const crimean = readDestinations()
  .filter(({ expected }) => expected === 'crimea')
  .map(({ destination }) => destination)
  .filter((_, at) => at % 5 === 0)
const towns = `Yalta Livadia Белогорск Николаевка Саки Судак Kerch Симферополь Орджоникидзе Первомайское Gurzuf`.split(
  ' ',
)
const named = towns.flatMap((town): Destination[] => [
  { text: `${town}, Russia` },
  { city: town, country: 'Ukraine' },
  { city: town },
])

const STREETS = `Kirova Lenina Pushkina Gagarina Chekhova Tolstogo Gogolya Shevchenko Franko Moskovskaya Kievskaya
  Kharkovskaya Odesskaya Donetskaya Tulskaya Samarskaya Rostovskaya Volgogradskaya Sadovaya Mira Pobedy Frunze
  Sverdlova Kuybysheva Kalinina Zhukova Lomonosova Mayakovskogo Bristol Central Кирова Ленина Пушкина Чехова Шевченко
  Киевская Одесская Харьковская Тульская Орловская Тверская Воронежская Кутузова Суворова Калинина Фрунзе Победы
  Київська Полтавська Львівська Чернігівська Франка Миру Соборна`.split(/\s+/)

const number = fc.integer({ min: 1, max: 199 })
const street = fc
  .tuple(fc.constantFrom(...STREETS), fc.option(number), fc.constantFrom('', 'ul. ', 'Bud. '))
  .map(([name, house, marker]) => `${marker}${name}${house === null ? '' : ` ${house}`}`)
const house = number.map((count) => `d. ${count}, kv. ${count}`)
/** Letters at random: no place is called so. */
const unknown = fc.stringMatching(/^[bcdfghkmnprtvz]{3}[aeiou][bcdfghkmnprtvz]{4}[ou][qxzwv]{3}$/)
const code = fc.constantFrom('11', '20', '77', '99', 'RU-00', 'UA-99', 'QX-12', 'ZZ', 'KRY', '0x1', '35701000')

function isCaught(destination: Destination): boolean {
  return screenDestination(destination).outcome !== 'clear'
}

/** The words added before, after, or in a field of their own. */
function added(destination: Destination, words: string, where: number): Destination {
  const field = destination.text === undefined ? 'address' : 'text'
  const own = destination[field]
  if (own === undefined) return { ...destination, [field]: words }
  return { ...destination, [field]: where === 0 ? `${words}, ${own}` : `${own}, ${words}` }
}

test.each([
  ['a street', street],
  ['a house', house],
  ['words that name no place', unknown],
])('%s never clears a Crimean destination', (_what, words) => {
  const from = [...crimean, ...named].filter(isCaught)
  fc.assert(
    fc.property(fc.constantFrom(...from), words, fc.constantFrom(0, 1), (destination, text, where) => {
      expect(isCaught(added(destination, text, where))).toBe(true)
    }),
    { numRuns: runsOf(1_000) },
  )
})

test('a code that no list has, in the field of the region, never clears a Crimean destination', () => {
  const from = [...crimean, ...named].filter((destination) => !destination.region && isCaught(destination))
  fc.assert(
    fc.property(fc.constantFrom(...from), code, (destination, region) => {
      expect(isCaught({ ...destination, region })).toBe(true)
    }),
    { numRuns: runsOf(500) },
  )
})
