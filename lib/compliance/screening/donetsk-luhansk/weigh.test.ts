import { describe, expect, test } from 'vitest'
import { screenDestination } from '../screen-destination'
import type { Destination, ScreeningOutcome } from '../types'

type Case = readonly [what: string, destination: Destination, outcome: ScreeningOutcome]

const check = (title: string, cases: readonly Case[]) =>
  describe(title, () => {
    test.each(cases)('%s', (_what, destination, outcome) => {
      expect(screenDestination(destination, ['donetsk-luhansk'])).toMatchObject({ outcome })
    })
  })

check('a so-called republic is barred by its name', [
  ['English', { region: "Donetsk People's Republic" }, 'blocked'],
  ['Russian', { text: 'Донецкая Народная Республика, г. Донецк' }, 'blocked'],
  ['Ukrainian', { text: 'Луганська Народна Республіка' }, 'blocked'],
  ['short, in Cyrillic', { text: 'ДНР, ул. Артёма 5' }, 'blocked'],
  ['short, with dots', { text: 'Л.Н.Р.' }, 'blocked'],
  ['short, in Latin letters: also a ministry or a name', { text: 'DNR, ul. Artema 5' }, 'review'],
  ['beside a country that it is not in', { text: "Donetsk People's Republic", country: 'DE' }, 'review'],
  ["in a company's name", { name: 'Торговый дом ДНР', text: 'Moscow' }, 'review'],
])

check('an oblast alone asks a person, since only part of it is meant', [
  ['English', { region: 'Donetsk oblast', country: 'UA' }, 'review'],
  ['Ukrainian', { text: 'Краматорськ, Донецька область' }, 'review'],
  ['Russian', { text: 'Луганская область' }, 'review'],
  ['the code', { region: 'UA-14' }, 'review'],
  ['a postal code of it', { postalCode: '87500', country: 'Ukraine' }, 'review'],
  ['the same digits elsewhere', { postalCode: '87500', country: 'US' }, 'clear'],
  ['Donbas', { text: 'Donbas' }, 'review'],
])

check('a city inside by its source is barred', [
  ['Horlivka', { city: 'Gorlovka' }, 'blocked'],
  ['Luhansk', { city: 'Луганськ', country: 'Україна' }, 'blocked'],
  ['Luhansk under Russia', { city: 'Lugansk', country: 'RU' }, 'blocked'],
  ['Donetsk with its oblast', { text: 'Donetsk, Donetsk oblast, Ukraine' }, 'blocked'],
  ['Donetsk in Ukraine', { city: 'Donetsk', country: 'Ukraine' }, 'blocked'],
  ['Donetsk alone: another lies in Rostov oblast', { city: 'Donetsk' }, 'review'],
  ['Donetsk in Rostov oblast', { text: 'г. Донецк, Ростовская область' }, 'clear'],
  ['a slip of the pen', { city: 'Horlvka', country: 'Ukraine' }, 'review'],
  ['a name that other places share', { city: 'Makiivka', country: 'Ukraine' }, 'review'],
  ['a place no source was read for', { city: 'Novoazovsk', country: 'Ukraine' }, 'review'],
  ['Pervomaisk elsewhere', { text: 'Pervomaisk, Mykolaiv oblast, Ukraine' }, 'clear'],
])

check('a street or a business is not a place', [
  ['a street', { text: 'ул. Донецкая 10, Москва' }, 'clear'],
  ['a street with the city’s name', { address: 'Donetsk Street 5', city: 'Kyiv' }, 'clear'],
  ['elsewhere altogether', { text: 'Berlin, Germany' }, 'clear'],
])

test('the list is used only when it is named, and its reasons name it', () => {
  expect(screenDestination({ city: 'Horlivka' }).outcome).toBe('clear')
  const { outcome, reasons } = screenDestination({ text: 'Yalta, Crimea and Horlivka' }, ['crimea', 'donetsk-luhansk'])
  expect(outcome).toBe('blocked')
  expect(new Set(reasons.map(({ list }) => list ?? 'crimea'))).toEqual(new Set(['crimea', 'donetsk-luhansk']))
  expect(reasons.find(({ list }) => list)?.place?.source).toContain('1085-r')
})
