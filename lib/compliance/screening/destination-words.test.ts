import { describe, expect, it } from 'vitest'
import { destinationWords, tellingWords } from './destination-words'

describe('the words by which a destination is known again', () => {
  it.each([
    [{ name: 'ООО «Меридиан»', address: 'ул. Ленина, д. 17, г. Ялта' }, ['meridian'], ['lenina', '17', 'ialta']],
    [
      { name: 'Meridian LLC', text: 'Lenina St 17', city: 'Jalta', country: null },
      ['meridian'],
      ['lenina', '17', 'ialta'],
    ],
    [{ address: 'К.р.ы.м', postalCode: '298 600' }, [], ['krim', '298', '600']],
    [{ name: '', address: '' }, [], []],
  ])('%j', (party, nameWords, placeWords) => {
    const words = destinationWords(party)
    expect(words.nameWords).toEqual(nameWords)
    expect(words.placeWords).toEqual(placeWords)
  })

  it('of a flood are few', () => {
    const { placeWords } = destinationWords({ text: Array.from({ length: 5_000 }, (_, at) => `word${at}x`).join(' ') })
    expect(placeWords.length).toBeLessThanOrEqual(60)
  })
})

describe('what is looked for', () => {
  it('is not what half of all addresses share: countries, large cities, short numbers', () => {
    const words = destinationWords({ name: 'AO Neva', address: 'Tverskaya 7, Moscow, 125009', country: 'RU' })
    expect(tellingWords(words)).toEqual(['neva', 'tverskaia', '125009'])
  })

  it('is everything where nothing else is given', () => {
    expect(tellingWords(destinationWords({ city: 'Moscow' }))).toEqual(['moscov'])
  })
})
