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

check('a street needs no marker, and does not count against a Crimean town', [
  [{ text: 'Kirova 12, Simferopol, Russia' }, 'blocked'],
  [{ text: 'Kerch, Crimea, Pushkina 14' }, 'blocked'],
  [{ text: 'Тульская 7, Керчь' }, 'blocked'],
  [{ text: 'Донецкая 42, Феодосия, Крым' }, 'blocked'],
  [{ text: 'Севастополь, Франко 5-37' }, 'blocked'],
  [{ text: 'Україна, Крим, Судак, Кірова 12' }, 'blocked'],
  [{ text: 'Алушта, Чехова' }, 'blocked'],
  [{ country: 'Russia', city: 'Kerch', address: 'Kharkovskaya 56' }, 'blocked'],
  [{ country: 'Russia', city: 'Saki', address: 'Odessa' }, 'blocked'],
  [{ text: 'Bud. 9 vul. Chapaeva, Sudak, Crimea 98000, Ukraine' }, 'blocked'],
  [{ text: 'Hotel Bristol, Alupka' }, 'blocked'],
  [{ text: 'Simferopol, Central' }, 'blocked'],
])

check('nor does it clear a name that other places share', [
  [{ text: 'Kirova 12, Yalta, Russia' }, 'review'],
  [{ text: 'Шевченко 39-17, Ялта' }, 'review'],
  [{ country: 'Russia', city: 'Yalta', address: 'Tulskaya 7' }, 'review'],
  [{ text: 'Livadia, Bristol 5' }, 'review'],
  [{ text: 'Белогорск, Одесская 4' }, 'review'],
])

check('a code that is in no list does not count', [
  [{ country: 'UA', region: '77', city: 'Alushta' }, 'blocked'],
  [{ country: 'RU', region: '77', city: 'Yalta' }, 'review'],
  [{ country: 'RU', region: '05', city: 'Керчь' }, 'blocked'],
  [{ country: 'UA', region: 'UA-99', city: 'Yalta' }, 'review'],
  [{ region: 'QX-12', city: 'Simferopol' }, 'blocked'],
  [{ country: 'RU', region: 'RU-ZZZ', city: 'Николаевка' }, 'review'],
])

check('only a known country or region that holds the name clears it; a postal code states its region', [
  [{ text: 'Yalta, Donetsk oblast, Ukraine' }, 'clear'],
  [{ text: 'Yalta, Lviv oblast, Ukraine' }, 'review'],
  [{ city: 'Николаевка', region: 'Белгородская область', country: 'RU' }, 'clear'],
  [{ country: 'Russia', city: 'Видное 142703' }, 'clear'],
  [{ country: 'Ukraine', city: 'Yalta', postalCode: '87448' }, 'clear'],
  [{ country: 'Ukraine', city: 'Yalta', postalCode: '79000' }, 'review'],
  [{ text: 'Николаевка, Магнитогорск' }, 'review'],
  [{ text: 'Ялта, Мангуш' }, 'review'],
])

check('a city abroad beside Russia or Ukraine is a hotel or a street', [
  [{ text: 'Bristol, Klynivk4, RU' }, 'review'],
  [{ text: 'Bristol, Кизилвб' }, 'review'],
  [{ text: 'Astoria, Кизилвб' }, 'review'],
  [{ text: 'Rubyniiva, UKR, Bristol' }, 'review'],
  [{ text: 'Kerch, Bristol, Russia' }, 'blocked'],
  [{ text: 'Kerch, Bristol, United Kingdom, Russia' }, 'review'],
  [{ text: 'Sevastopol, Wisconsin, USA' }, 'review'],
])

check('a given place that names none does not count; a country alone counts for what it holds', [
  [{ country: 'RU', address: '123' }, 'review'],
  [{ country: 'RU', address: '...' }, 'review'],
  [{ country: 'RU', address: '-', city: '-' }, 'review'],
  [{ country: 'RU', region: 'zzz', city: 'n/a', address: 'N/A' }, 'review'],
  [{ country: 'UA', address: 'to be announced' }, 'review'],
  [{ country: 'Russia', address: 'same as above' }, 'review'],
  [{ country: 'RU', address: 'see attachment' }, 'review'],
  ...[
    'as per PO 4471',
    'same',
    '(see notes)',
    '#N/A',
    '#REF!',
    'N.A.',
    '[object Object]',
    'undefined, undefined',
    'xxx',
  ].map((address): [Destination, 'review'] => [{ country: 'RU', address }, 'review']),
  ...['confidential', 'to be collected by buyer', 'Pick-up at warehouse', 'самовывоз', 'по договору № 12'].map(
    (address): [Destination, 'review'] => [{ country: 'RU', address }, 'review'],
  ),
  [{ country: 'RU', address: 'Pick-up at the warehouse, Tverskaya 7, Moscow' }, 'clear'],
  [{ country: 'RU', city: 'Moscow', address: 'same' }, 'clear'],
  [{ country: 'Tanzania', city: 'Same' }, 'clear'],
  [{ country: 'RU', address: 'см. приложение' }, 'review'],
  [{ country: 'XX' }, 'review'],
  [{ country: 'XX', address: '123' }, 'review'],
  [{ text: '4471' }, 'review'],
  [{ address: '12', city: 'Moscow' }, 'clear'],
  [{ country: 'RU', region: 'Московская область', address: '12' }, 'clear'],
  [{ country: 'RU', region: '77' }, 'clear'],
  [{ country: 'UA', region: 'UA-48' }, 'clear'],
  [{ country: 'RU', region: '777' }, 'review'],
  [{ country: 'RU', region: 'QX-12' }, 'review'],
  [{ country: 'RU', region: 'QX-12', city: 'Moscow' }, 'clear'],
  [{ country: 'RU', postalCode: '777' }, 'review'],
  [{ country: 'RU', postalCode: '109012', address: '12' }, 'clear'],
  [{ country: 'FR', address: '12' }, 'clear'],
  [{ text: 'Tverskaya 7, Moscow; see attachment' }, 'clear'],
  [{ address: 'Ã¯Â¿Â½Ã¯Â¿Â½', city: 'Moscow', country: 'RU' }, 'review'],
  [{ address: 'ï¿½ï¿½ ï¿½', city: 'Moscow', country: 'RU' }, 'review'],
])
