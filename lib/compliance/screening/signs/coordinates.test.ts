import { describe, expect, test } from 'vitest'
import { screenDestination } from '../screen-destination'
import type { ScreeningOutcome } from '../types'

// The same point a little north of Sudak, and one in Kherson, in every ordinary dress.

const SAME_POINT: readonly string[] = [
  '44.8700, 34.9800',
  '44.8700 34.9800',
  '44.8700; 34.9800',
  '44,8700 34,9800',
  '44,8700; 34,9800',
  'lat 44.87 lon 34.98',
  'lat=44.87&lng=34.98',
  'latitude: 44.87, longitude: 34.98',
  '{"lat":44.87,"lng":34.98}',
  'широта 44,87 долгота 34,98',
  'N44.87 E34.98',
  'N 44.87°, E 34.98°',
  '44.87N 34.98E',
  '44.87° N, 34.98° E',
  '34.98E 44.87N',
  '44.87°с.ш. 34.98°в.д.',
  '44,87° с. ш., 34,98° в. д.',
  '44,87° пн. ш. 34,98° сх. д.',
  '44°52′12″N 34°58′48″E',
  `44°52'12"N, 34°58'48"E`,
  "N 44° 52.200' E 34° 58.800'",
  '44°52′ с.ш. 34°59′ в.д.',
  '445212N 0345848E',
  '4452.200N 03458.800E',
  "Lat 44° 52' N Long 34° 58' E",
  '+44.8700+34.9800/',
  '44-52-12N 034-58-48E',
  '44 52 12 N 34 58 48 E',
  'https://www.google.com/maps/@44.87,34.98,15z',
  'https://maps.google.com/?q=44.87,34.98',
  'https://yandex.ru/maps/?ll=34.98%2C44.87&z=15',
  'https://www.openstreetmap.org/?mlat=44.87&mlon=34.98',
  'https://www.openstreetmap.org/#map=15/44.870/34.980',
  'geo:44.87,34.98',
  'POINT(34.98 44.87)',
]

describe('a point in Crimea is blocked', () => {
  test.each(SAME_POINT)('%s', (text) => {
    expect(screenDestination({ text })).toMatchObject({ outcome: 'blocked', reasons: [{ rule: 'coordinates' }] })
  })
})

describe('the same forms of a point elsewhere are not', () => {
  test.each(SAME_POINT)('%s', (text) => {
    const inKherson = text
      .replaceAll('44.87', '46.64')
      .replaceAll('44,87', '46,64')
      .replaceAll('34.98', '32.61')
      .replaceAll('34,98', '32,61')
      .replaceAll(/44(?=[°\-\s]|52)/g, '46')
      .replaceAll(/34(?=[°\-\s]|58)/g, '32')
    expect(screenDestination({ text: inKherson }).outcome).toBe('clear')
  })
})

const OTHER: readonly (readonly [string, string, ScreeningOutcome])[] = [
  ['swapped, without a letter', '34.9800, 44.8700', 'review'],
  ['the southern hemisphere', '44.87S 34.98E', 'clear'],
  ['the western hemisphere', '44.87N 34.98W', 'clear'],
  ['a street of a numbered grid', '45 N 34 E, Rexburg ID', 'clear'],
  ['prices', 'Items 44,95 and 34,10, Hamburg', 'clear'],
]

describe('numbers that only look so', () => {
  test.each(OTHER)('%s: %s', (_what, text, outcome) => {
    expect(screenDestination({ text }).outcome).toBe(outcome)
  })
})
