import { describe, expect, test } from 'vitest'
import { screenDestination } from './screen-destination'
import type { Destination, ScreeningOutcome } from './types'

type Case = readonly [destination: Destination, outcome: ScreeningOutcome]

function check(title: string, cases: readonly Case[]) {
  describe(title, () => {
    test.each(cases)('%j: %s', (destination, outcome) => {
      expect(screenDestination(destination).outcome).toBe(outcome)
    })
  })
}

check('the grammatical cases of a town are the town', [
  [{ text: 'склад в Керчи' }, 'blocked'],
  [{ text: 'доставка до Симферополя' }, 'blocked'],
  [{ text: 'Киевский район г. Симферополя' }, 'blocked'],
  [{ text: 'офис в Гурзуфе, ул. Ленина 5' }, 'blocked'],
  [{ text: 'склад у Сімферополі' }, 'blocked'],
  [{ text: 'монтаж в Ялте' }, 'review'],
  [{ text: 'рынок Феодосии, место 3' }, 'review'],
  [{ text: 'в Балаклаве' }, 'review'],
])

check('an adjective of Crimea or a town asks a person, unless a place elsewhere is stated', [
  [{ text: 'Крымский филиал' }, 'review'],
  [{ text: 'Керченский завод, цех 4' }, 'review'],
  [{ text: 'Севастопольская 14' }, 'review'],
  [{ text: 'Кримська філія, вул. Миру 2' }, 'review'],
  [{ text: 'Yaltynska miska rada' }, 'review'],
  [{ text: 'Севастопольская 14, Омск' }, 'clear'],
  [{ text: 'Ul. Krymskii Val 9, Moscow 119049' }, 'clear'],
  [{ text: 'Крымский район, Краснодарский край' }, 'clear'],
])

check('a body of Crimea asks a person wherever its address is', [
  [{ name: 'Crimean Medical Academy', country: 'Russia', city: 'Tula' }, 'review'],
  [{ name: 'Керченский морской порт', country: 'Russia', city: 'Omsk' }, 'review'],
  [{ name: 'ГУП «Крымтелеком»', city: 'Tula', country: 'RU' }, 'review'],
  [{ name: 'Gurzuf Winery', city: 'Tula', country: 'RU' }, 'review'],
  [{ text: 'Novorossiysk, end user Crimean State University' }, 'review'],
  [{ name: 'OOO Vektor', city: 'Tula', country: 'RU' }, 'clear'],
])

check('a road and a business named after Crimea', [
  [{ text: 'автодорога «Крым», 12 км' }, 'review'],
  [{ text: 'гостиница «Севастополь», Москва' }, 'clear'],
  [{ text: 'гостиница «Крым»' }, 'review'],
])

check('states, provinces and postal codes of other countries', [
  [{ text: 'Sebastopol, CA 95472' }, 'clear'],
  [{ text: 'Sebastopol VIC 3356' }, 'clear'],
  [{ text: '12 Main St, Wauna, WA 98395' }, 'clear'],
  [{ region: 'WA', city: 'Wauna', postalCode: '98395' }, 'clear'],
  [{ text: 'De Krim, 7782 Overijssel' }, 'review'],
  // A person decides where no list has a place of that name.
  [{ text: 'Sevastopol, WI 54235' }, 'review'],
  [{ text: 'Sebastopol, Pontypool NP4 5AL' }, 'review'],
  [{ text: 'Sevastopol AB 12345' }, 'blocked'],
  [{ text: 'Simferopol, WA 98395, Ukraine' }, 'blocked'],
])

check('a country or a large city is taken as such, though a Crimean hamlet once had its name', [
  [{ text: 'Calgary' }, 'clear'],
  [{ text: 'Hlukhiv, Sumy, Ukraine' }, 'clear'],
  [{ text: 'Bamako, Mali' }, 'clear'],
  [{ text: 'Yangon, Burma' }, 'clear'],
  [{ text: 'Tianjin, Китай' }, 'clear'],
  [{ text: 'с. Китай, Красногвардейский район' }, 'review'],
  [{ text: 'Китай, Крым' }, 'blocked'],
  [{ text: 'с. Акъяр, Хайбуллинский район' }, 'review'],
])
