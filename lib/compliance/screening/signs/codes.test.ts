import { describe, expect, test } from 'vitest'
import { screenDestination } from '../screen-destination'
import type { Destination, ScreeningOutcome } from '../types'

// One row for each code and each system of codes, on both sides: what means Crimea or Sevastopol, and its neighbour in
// the same system, which does not.

type Row = readonly [system: string, code: string, place: 'Crimea' | 'Sevastopol' | null]

const IN_TEXT: readonly Row[] = [
  ['ISO 3166-2', 'UA-43', 'Crimea'],
  ['ISO 3166-2', 'UA-40', 'Sevastopol'],
  ['ISO 3166-2, Mykolaiv', 'UA-48', null],
  ['ISO 3166-2, Kherson', 'UA-65', null],
  ['GeoNames', 'UA.11', 'Crimea'],
  ['GeoNames', 'UA.20', 'Sevastopol'],
  ['GeoNames, Mykolaiv', 'UA.16', null],
  ['GeoNames, Kherson', 'UA.08', null],
  ['FIPS 10-4', 'UP11', 'Crimea'],
  ['FIPS 10-4', 'UP20', 'Sevastopol'],
  ['FIPS 10-4, Mykolaiv', 'UP16', null],
  ['FIPS 10-4, Kherson', 'UP08', null],
  ['FIPS 10-4, Kyiv', 'UP12', null],
  ['FIPS 10-4, Ternopil', 'UP22', null],
  ['HASC', 'UA.KR', 'Crimea'],
  ['HASC', 'UA.SC', 'Sevastopol'],
  ['HASC, Mykolaiv', 'UA.MY', null],
  ['KATOTTG', 'UA01000000000013043', 'Crimea'],
  ['KATOTTG', 'UA85000000000065278', 'Sevastopol'],
  ['KATOTTG, Mykolaiv', 'UA48000000000039575', null],
  ['KLADR', '9100000000000', 'Crimea'],
  ['KLADR', '9200000000000', 'Sevastopol'],
  ['KLADR, Krasnodar', '2300000000000', null],
  ['Russian systems', 'RU-CR', 'Crimea'],
  ['Russian systems', 'RU-CRI', 'Crimea'],
  ['Russian systems', 'RU-SEV', 'Sevastopol'],
  ['ISO 3166-2, Karelia', 'RU-KR', null],
  ['ISO 3166-2, Krasnodar', 'RU-KDA', null],
  ['UN/LOCODE', 'UASVP', 'Sevastopol'],
  ['UN/LOCODE', 'UAKEH', 'Crimea'],
  ['UN/LOCODE, apart', 'UA YAL', 'Crimea'],
  ['UN/LOCODE, with a hyphen', 'UA-SVP', 'Sevastopol'],
  ['UN/LOCODE, small', 'uafeo', 'Crimea'],
  ['UN/LOCODE, Mykolaiv', 'UANLV', null],
  ['ICAO, Simferopol', 'UKFF', 'Crimea'],
  ['ICAO, Belbek', 'UKFB', 'Sevastopol'],
  ['ICAO, Kerch', 'UKFK', 'Crimea'],
  ['ICAO, small', 'ukff', 'Crimea'],
  ['ICAO, Russian, Simferopol', 'URFF', 'Crimea'],
  ['ICAO, Russian, Belbek', 'URFB', 'Sevastopol'],
  ['ICAO, Saky', 'UKFI', 'Crimea'],
  ['ICAO, Mykolaiv', 'UKON', null],
  ['ICAO, Krasnodar', 'URKK', null],
  ['subject of the federation', 'RU-91', 'Crimea'],
  ['subject of the federation', 'RU 92', 'Sevastopol'],
  ['subject of the federation, Krasnodar', 'RU-23', null],
  ['in use', 'RU-KRY', 'Crimea'],
  ['ISO 3166-2, written otherwise', 'ua/43', 'Crimea'],
  ['ISO 3166-2, three letters', 'UKR-40', 'Sevastopol'],
  ['time zone', 'Europe/Simferopol', 'Crimea'],
  ['time zone', 'Europe/Kyiv', null],
  ['OpenSanctions', 'ua-cri', 'Crimea'],
  ['Wikidata', 'Q7835', 'Crimea'],
  ['Wikidata', 'Q7525', 'Sevastopol'],
]

describe('a code that means one place wherever it is', () => {
  test.each(IN_TEXT)('%s: %s', (_system, code, place) => {
    const { outcome, reasons } = screenDestination({ region: code })
    const named = reasons.filter(({ rule }) => rule === 'region-code').map(({ message }) => message)
    expect(named).toEqual(place ? [`${code} is a code of ${place}.`] : [])
    expect(outcome === 'blocked').toBe(place !== null)
  })
})

const NUMBERS: readonly (readonly [string, Destination, ScreeningOutcome])[] = [
  ['43 of Ukraine: ISO, Crimea', { region: '43', country: 'UA' }, 'blocked'],
  ['40 of Ukraine: ISO, Sevastopol', { region: '40', country: 'UA' }, 'blocked'],
  ['48 of Ukraine: ISO, Mykolaiv', { region: '48', country: 'UA' }, 'clear'],
  ['16 of Ukraine: GeoNames and FIPS, Mykolaiv', { region: '16', country: 'UA' }, 'clear'],
  ['11 of Ukraine: GeoNames and FIPS, Crimea', { region: '11', country: 'UA' }, 'review'],
  ['20 of Ukraine: GeoNames and FIPS, Sevastopol', { region: '20', country: 'UA' }, 'review'],
  ['01 of Ukraine: KATOTTG, Crimea; GeoNames, Cherkasy', { region: '01', country: 'UA' }, 'review'],
  ['85 of Ukraine: KATOTTG, Sevastopol', { region: '85', country: 'UA' }, 'review'],
  ['UA-11, which ISO does not have', { region: 'UA-11' }, 'review'],
  ['UA-20, which ISO does not have', { region: 'UA-20' }, 'review'],
  ['UA-48: ISO, Mykolaiv', { region: 'UA-48' }, 'clear'],
  ['91 of Russia: Crimea', { region: '91', country: 'RU' }, 'blocked'],
  ['92 of Russia: Sevastopol', { region: '92', country: 'RU' }, 'blocked'],
  ['82 of Russia: Crimean number plates, once Koryakia', { region: '82', country: 'RU' }, 'review'],
  ['11 of Russia: Komi', { region: '11', country: 'RU' }, 'clear'],
  ['20 of Russia: Chechnya', { region: '20', country: 'RU' }, 'clear'],
  ['43 of Russia: Kirov', { region: '43', country: 'RU' }, 'clear'],
  ['40 of Russia: Kaluga', { region: '40', country: 'RU' }, 'clear'],
  ['CRI of Russia', { region: 'CRI', country: 'RU' }, 'blocked'],
  ['SEV of Russia', { region: 'SEV', country: 'RU' }, 'blocked'],
  ['KR of Russia: Karelia', { region: 'KR', country: 'RU' }, 'clear'],
  ['11 of France', { region: '11', country: 'FR' }, 'clear'],
]

describe('a bare number, whose meaning depends on the country', () => {
  test.each(NUMBERS)('%s', (_what, destination, outcome) => {
    expect(screenDestination(destination).outcome).toBe(outcome)
  })
})

const LABELLED: readonly (readonly [what: string, text: string, outcome: ScreeningOutcome])[] = [
  ['OKTMO of Simferopol', 'ОКТМО 35701000', 'blocked'],
  ['OKTMO of Sevastopol', 'oktmo: 67 310 000', 'blocked'],
  ['OKTMO of Krasnodar', 'ОКТМО 03701000', 'clear'],
  ['OKATO of Crimea', 'ОКАТО 35000000000', 'blocked'],
  ['OKATO of Kaluga', 'ОКАТО 29401000000', 'clear'],
  ['KOATUU of Crimea', 'КОАТУУ 0110100000', 'blocked'],
  ['KOATUU of Sevastopol', 'КОАТУУ: 8500000000', 'blocked'],
  ['KOATUU of Kyiv', 'КОАТУУ 8000000000', 'clear'],
  ['KLADR of Sevastopol', 'КЛАДР 92000000000', 'blocked'],
  ['KLADR of Moscow', 'КЛАДР 7700000000000', 'clear'],
  ['tax office 9102', 'КПП 910201001', 'review'],
  ['tax office 9204', 'KPP 920401001', 'review'],
  ['tax office 7701', 'КПП 770101001', 'clear'],
  ['INN registered in Crimea', 'ИНН 9102000012', 'review'],
  ['INN registered in Moscow', 'ИНН 7707083893', 'clear'],
  ['OGRN registered in Crimea', 'ОГРН 1149102000012', 'review'],
  ['OGRN registered in Moscow', 'ОГРН 1027700132195', 'clear'],
  ['number plates', '82 регион', 'review'],
  ['number plates', 'регион 92', 'review'],
  ['number plates of Moscow', '77 регион', 'clear'],
  ['IATA', 'Airport: SIP', 'review'],
  ['IATA', 'UKS', 'review'],
  ['IATA, Krasnodar', 'Airport: KRR', 'clear'],
  ['a bar code that begins with 91 and is not a KLADR code', '9181234567893', 'clear'],
  ['a Russian account number', 'RU91 0445 2560 0407 0281 0412', 'clear'],
]

test.each([{ region: 'RU-82' }, { text: 'Russia, RU-82' }, { text: 'RU 82, ul. Lenina 4' }])(
  'RU-82 is on the number plates of Crimea: %j',
  (destination) => {
    expect(screenDestination(destination).outcome).toBe('review')
  },
)

describe('a number that its label explains', () => {
  test.each(LABELLED)('%s: %s', (_what, text, outcome) => {
    expect(screenDestination({ text: `${text}, ООО Ромашка` }).outcome).toBe(outcome)
    // A number alone never names a place.
    expect(screenDestination({ address: text }).outcome).toBe(/\p{L}/u.test(text) ? outcome : 'review')
  })
})

describe('an unknown code does not count against a Crimean town', () => {
  test.each(['11', '20', '01', '85', '35', '67', 'RU-91', 'RU-92', 'RU-ZZZ', 'UA-99', '00', '123', 'XX-11'])(
    '%s',
    (region) => {
      for (const country of ['RU', 'UA', undefined])
        expect(screenDestination({ ...(country ? { country } : {}), region, city: 'Simferopol' }).outcome).toBe(
          'blocked',
        )
    },
  )
})
