import { describe, expect, test } from 'vitest'
import { screenDestination } from './screen-destination'
import type { Destination, ScreeningOutcome } from './types'

type Case = readonly [what: string, destination: Destination, outcome: ScreeningOutcome]

function check(title: string, cases: readonly Case[]) {
  describe(title, () => {
    test.each(cases)('%s', (_what, destination, outcome) => {
      expect(screenDestination(destination)).toMatchObject({ outcome })
    })
  })
}

check('cases that others missed', [
  ['Amazon 2020: "Yalta, Krimea"', { text: 'Yalta, Krimea' }, 'blocked'],
  ['Amazon 2020: in the city field', { city: 'Yalta, Krimea', country: 'Russia' }, 'blocked'],
  ['Interactive Brokers 2025: Sevastopol', { city: 'Sevastopol', country: 'Russia' }, 'blocked'],
  ['Sevastopol with no country', { city: 'Sevastopol' }, 'blocked'],
  [
    'Sevastopol as a Russian city of its own',
    { region: 'город федерального значения Севастополь', country: 'RU' },
    'blocked',
  ],
  ['Apple 2019: case and dots', { text: 'SIMFEROPOL., UL. LENINA 5' }, 'blocked'],
  ['Apple 2019: letters set apart', { text: 'К р ы м, Я л т а' }, 'blocked'],
  ['Payoneer 2021: only the postal code shows it', { country: 'Ukraine', postalCode: '98600' }, 'blocked'],
  ['Swedbank 2023: the country contradicts the city', { city: 'Simferopol', country: 'Turkey' }, 'review'],
])

check('the region, however it is written', [
  ['English', { region: 'Autonomous Republic of Crimea', country: 'Ukraine' }, 'blocked'],
  ['Russian', { region: 'Республика Крым', country: 'RU' }, 'blocked'],
  ['Ukrainian', { region: 'Автономна Республіка Крим' }, 'blocked'],
  ['Crimean Tatar', { region: 'Qırım Muhtar Cumhuriyeti' }, 'blocked'],
  ['Turkish', { text: 'Kırım' }, 'blocked'],
  ['German', { text: 'Jalta, Krim' }, 'blocked'],
  ['French', { text: 'Yalta, Crimée' }, 'blocked'],
  ['Arabic', { region: 'جمهورية القرم المستقلة ذاتياً' }, 'blocked'],
  ['Japanese', { region: 'クリミア自治共和国' }, 'blocked'],
  ['in the country field', { country: 'Crimea' }, 'blocked'],
  ['after the country, with a stroke', { text: 'Russia/Crimea' }, 'blocked'],
  ['with a slip of the pen', { region: 'Автоонмная Республика Крм', city: 'Северное' }, 'blocked'],
  ['with Latin letters among the Cyrillic', { region: 'Peспубликa Kpым' }, 'blocked'],
  ['with digits for letters', { region: 'Republic of Crim3a' }, 'blocked'],
  ['ISO code', { region: 'UA-43' }, 'blocked'],
  ['ISO code of Sevastopol', { region: 'UA-40' }, 'blocked'],
  ['43 under Ukraine', { region: '43', country: 'UA' }, 'blocked'],
  ['43 under Russia is Kirov', { region: '43', country: 'RU', city: 'Киров' }, 'clear'],
  ['40 under Russia is Kaluga', { region: '40', country: 'RU', city: 'Калуга' }, 'clear'],
  ['91 under Russia', { region: '91', country: 'RU' }, 'blocked'],
  ['82 under Russia is a number plate', { region: '82', country: 'RU' }, 'review'],
  ['an area that takes Crimea in', { text: 'Southern Federal District' }, 'review'],
  ['every region of Russia', { text: 'Russian Federation, all regions' }, 'review'],
])

check('towns and villages', [
  ['Simferopol', { city: 'Simferopol' }, 'blocked'],
  ['Russian spelling', { city: 'Симферополь', country: 'Россия' }, 'blocked'],
  ['Ukrainian spelling', { city: 'Сімферополь', country: 'Україна' }, 'blocked'],
  ['Ukrainian official Latin', { city: 'Yevpatoriia' }, 'blocked'],
  ['German', { city: 'Bachtschyssaraj' }, 'blocked'],
  ['Crimean Tatar name', { city: 'Bağçasaray' }, 'blocked'],
  ['former name', { city: 'Красноперекопск' }, 'blocked'],
  ['marker in front', { text: 'пгт. Гурзуф, ул. Ленина 3' }, 'blocked'],
  ['no comma at all', { text: 'Simferopol ul. Lenina 5' }, 'blocked'],
  ['after the house number', { text: 'Lenina St 5 Simferopol' }, 'blocked'],
  ['in the address field', { address: 'ul. Lenina 5, Simferopol', country: 'RU' }, 'blocked'],
  ['one slip of the pen', { city: 'Simferopl' }, 'blocked'],
  ['wrong keyboard layout', { city: 'Rereirbyj' }, 'review'],
  ['a name that others share', { city: 'Yalta', country: 'Ukraine' }, 'review'],
  ['and its region', { city: 'Yalta', region: 'Donetsk oblast', country: 'Ukraine' }, 'clear'],
  ['and its postal code', { city: 'Yalta', postalCode: '98600', country: 'Ukraine' }, 'blocked'],
  ['a common village name', { city: 'Николаевка', country: 'RU' }, 'review'],
  ['in a stated region', { text: 'Николаевка, Вейделевский район, Белгородская область' }, 'clear'],
  ['"Krym, Russia" is Crimea or a village near Rostov', { text: 'Krym, Russia' }, 'review'],
  ['the village near Rostov', { text: 'с. Крым, Мясниковский район, Ростовская область' }, 'clear'],
])

check('postal codes and phone numbers', [
  ['Simferopol 295000', { text: 'Simferopol 295000' }, 'blocked'],
  ['a Crimean code under Russia', { postalCode: '298600', country: 'Russia' }, 'blocked'],
  ['a Crimean code typed with a space', { postalCode: '298 600', country: 'Russia' }, 'blocked'],
  ['a Crimean code alone', { postalCode: '298600' }, 'review'],
  ['a Crimean code with Moscow', { postalCode: '298600', city: 'Moscow', country: 'Russia' }, 'review'],
  ['Singapore', { text: '60 Moulmein Rd, Singapore 297716' }, 'clear'],
  ['98600 under Ukraine', { postalCode: '98600', country: 'Ukraine' }, 'blocked'],
  ['95000 in the United States', { postalCode: '95000', country: 'US', city: 'San Jose' }, 'clear'],
  ['95000 in Germany', { postalCode: '95000', country: 'Germany' }, 'clear'],
  ['Honolulu', { text: 'Honolulu, HI 96813' }, 'clear'],
  ['a Crimean mobile number', { text: 'ул. Пушкина 56, +7 978 331-99-52' }, 'review'],
  ['a Sevastopol landline', { text: 'пр. Победы 19, тел. +380 692 170343' }, 'review'],
])

check('coordinates', [
  ['in Crimea', { latitude: 44.95, longitude: 34.1 }, 'blocked'],
  ['in a text', { text: '45.33038, 34.81207' }, 'blocked'],
  ['in degrees', { text: '45°5\'57"N 34°57\'16"E' }, 'blocked'],
  ['two kilometres off', { latitude: 46.2181, longitude: 33.7683 }, 'review'],
  ['Henichesk, 24 km away', { latitude: 46.1744, longitude: 34.8033 }, 'clear'],
  ['the two numbers swapped', { latitude: 34.1, longitude: 44.95 }, 'review'],
  ['in Crimea, with Moscow typed', { latitude: 44.95, longitude: 34.1, city: 'Moscow' }, 'review'],
  ['elsewhere, with Simferopol typed', { latitude: 55.75, longitude: 37.61, city: 'Simferopol' }, 'review'],
  ['no numbers', { latitude: Number.NaN, longitude: 34 }, 'review'],
])

check('names that only look like it', [
  ['Sevastopol street in Moscow', { text: 'Севастопольская ул. 5, Москва' }, 'clear'],
  ['Simferopol boulevard in Moscow', { text: 'Simferopolsky bulvar, Moscow' }, 'clear'],
  ['Simferopol highway', { text: '142100, Московская обл., г. Подольск, Симферопольское шоссе, д. 5' }, 'clear'],
  ['Feodosia street in Moscow', { text: 'Feodosia street 5, Moscow' }, 'clear'],
  ['Feodosia street and nothing else', { text: 'Feodosia street 5' }, 'review'],
  ['Crimea Road in Aldershot', { text: 'Crimea Road, Aldershot GU11 1UE, United Kingdom' }, 'clear'],
  ['Kırım Sokak', { text: 'Kırım Sokak 4, Eskişehir' }, 'clear'],
  ['Place Sébastopol in Lille', { text: 'Place Sébastopol, 59000 Lille' }, 'clear'],
  ['Sebastopol, Mississippi', { city: 'Sebastopol', region: 'Mississippi', country: 'United States' }, 'clear'],
  ['Krymsk in Krasnodar Krai', { text: 'Krasnodar Krai, Krymsk, ul. Lenina 1, 353389' }, 'clear'],
  ['a surname', { text: 'Крымов А.С., Тверь, ул. Советская 5, 170100' }, 'clear'],
  ['a hotel in Prague', { text: 'Hotel Yalta, Václavské náměstí 45, Praha 1' }, 'clear'],
  ['a mall in Moscow', { text: 'ТЦ Севастополь, Москва' }, 'clear'],
  ['a street of another city in a Crimean town', { text: 'г. Керчь, ул. Краснодарская 37' }, 'blocked'],
  ["a company's name alone", { name: 'OOO Yalta Trading' }, 'review'],
  ["a company's name, with an address elsewhere", { name: 'OOO Yalta Trading', city: 'Moscow' }, 'review'],
  ['Moscow', { city: 'Moscow', country: 'Russia' }, 'clear'],
  ['Kherson', { text: 'Kherson, Ukraine, 73000' }, 'clear'],
])

describe('the reasons of a verdict', () => {
  test('quotes the words as typed, with their position in the raw text', () => {
    const { reasons, placesVersion } = screenDestination({ address: 'ul. Lenina 5, Yalta, «Krimea»' })
    expect(reasons[0]).toMatchObject({ field: 'address', start: 22, end: 28, matched: 'Krimea', outcome: 'blocked' })
    expect(reasons[0]?.message).toBe('"Krimea" is a spelling of Crimea.')
    expect(reasons[1]?.message).toBe('"Yalta" is a city in Crimea.')
    expect(reasons[1]?.place?.source).toContain('GeoNames')
    expect(placesVersion).toMatch(/^\d{4}-\d\d-\d\d\.\d+\+[0-9a-f]{8}$/)
  })

  test('quotes the typed text, including invisible characters', () => {
    const { reasons } = screenDestination({ region: '\u200BUA\u200B-\u200B43\u200B' })
    expect(reasons[0]).toMatchObject({ start: 1, end: 8, matched: 'UA\u200B-\u200B43', outcome: 'blocked' })
  })

  test('names the town of a postal code', () => {
    const { reasons } = screenDestination({ postalCode: '298600', country: 'Russia' })
    expect(reasons[0]?.message).toBe('298600 is a postal code of Yalta in Crimea.')
  })

  test('names what would settle a shared name', () => {
    const { reasons } = screenDestination({ city: 'Yalta', country: 'Ukraine' })
    expect(reasons[0]).toMatchObject({ rule: 'ambiguous-name', outcome: 'review' })
    expect(reasons[0]?.message).toContain('so the region is needed')
  })

  test('names what speaks against it', () => {
    const { reasons } = screenDestination({ city: 'Simferopol', country: 'Turkey' })
    expect(reasons[0]?.message).toBe('"Simferopol" is a city in Crimea. "Turkey" contradicts this.')
  })
})

describe('what cannot be read goes to a person', () => {
  test('nothing at all', () => expect(screenDestination({}).outcome).toBe('review'))
  test('blanks', () => expect(screenDestination({ city: '  ' }).outcome).toBe('review'))
  test('a text of 64 KB', () => expect(screenDestination({ text: 'a, '.repeat(22_000) }).outcome).toBe('review'))
  test('a value that is not an object', () =>
    expect(screenDestination(null as unknown as Destination).outcome).toBe('review'))
  test('a number for a city', () => {
    expect(screenDestination({ city: 5 } as unknown as Destination).outcome).toBe('review')
  })
})
