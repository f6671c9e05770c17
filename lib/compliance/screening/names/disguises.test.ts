import { describe, expect, test } from 'vitest'
import { screenDestination } from '../screen-destination'
import type { ScreeningOutcome } from '../types'

type Row = readonly [what: string, text: string, outcome: ScreeningOutcome]

const ROWS: readonly Row[] = [
  ['glued, capitals show the seam', 'SudakCrimea', 'blocked'],
  ['glued, Cyrillic', 'КрымСудак', 'blocked'],
  ['glued to the country; a Yalta lies in Donetsk oblast too', 'YaltaUkraine', 'review'],
  ['glued to the country', 'SudakUkraine', 'blocked'],
  ['glued to a house number', 'Mira12SudakCrimea', 'blocked'],
  ['glued to a postal code', 'Алушта298500', 'blocked'],
  ['glued without a seam', 'feodosiacrimea', 'blocked'],
  ['glued without a seam', 'россиякрым', 'blocked'],
  ['glued, but a name of its own', 'McDonald, DeKalb County', 'clear'],
  ['a town in a longer word', 'Krimson Building, Leeds', 'clear'],
  ['hyphens between the letters', 'С-у-д-а-к', 'blocked'],
  ['hyphens between the letters', 'C-r-i-m-e-a', 'blocked'],
  ['hyphens between, with a short form inside', 'Я-н-т-а-р-н-о-е', 'review'],
  ['building letters', 'корп. А-Б-В-Г, Тула', 'clear'],
  ['broken with a hyphen', 'г. Симфе-\nрополь', 'review'],
  ['broken without a hyphen', 'KIROVA 5 SIMFER\nOPOL UKRAINE', 'blocked'],
  ['lines that are words', 'KERCHER GMBH\nWINNENDEN\nGERMANY', 'clear'],
  ['scanned', 'Crirnea', 'blocked'],
  ['scanned', 'Sirnferopol', 'blocked'],
  ['signs for letters', 'Y@lta', 'review'],
  ['an e-mail address', 'info@kr1m.example, Berlin', 'clear'],
  ['a letter left out', 'Кр*м', 'review'],
  ['letters of other scripts', 'ᏟrimeᎪ', 'blocked'],
  ['small capitals', 'ᴄʀɪᴍᴇᴀ', 'blocked'],
]

describe('what a name is disguised as', () => {
  test.each(ROWS)('%s: %j', (_what, text, outcome) => {
    expect(screenDestination({ text }).outcome).toBe(outcome)
  })
})

const AREAS: readonly string[] = [
  'the whole of the Russian Federation',
  'New regions of Russia',
  'Доставка во все новые регионы России',
  'новые субъекты РФ',
  'anywhere in Russia',
  'disputed territory between Ukraine and Russia',
  'временно оккупированная территория',
  'Base of the Black Sea Fleet',
  'автодорога Таврида, 12 км',
  'Kerch ferry terminal',
  'Черноморнефтегаз',
]

describe('wording that takes Crimea in asks a person', () => {
  test.each(AREAS)('%s', (text) => {
    expect(screenDestination({ text }).outcome).not.toBe('clear')
  })

  test.each(['Peninsula Hotel, Hong Kong', 'New Regions Bank, Birmingham AL', 'Black Sea Hotel, Varna', 'юг Москвы'])(
    '%s does not',
    (text) => {
      expect(screenDestination({ text }).reasons.filter(({ rule }) => rule === 'wide-area')).toEqual([])
    },
  )
})
