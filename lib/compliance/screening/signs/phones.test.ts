import { describe, expect, test } from 'vitest'
import { screenDestination } from '../screen-destination'

const CRIMEAN = [
  '+7 978 000-11-22',
  '+7(978)0001122',
  '+7.978.000.1122',
  '+79780001122',
  '79780001122',
  '89780001122',
  '7 978 0001122',
  '8(978)000-11-22',
  '8-978-000-11-22',
  '00 7 978 000 11 22',
  'tel:+79780001122',
  'тел. 978 000 11 22',
  '+7 (3652) 00-11-22',
  '8 (3652) 00-11-22',
  '83652001122',
  '(3652) 00-11-22',
  '+7 36561 0-11-22',
  '8 36561 0-11-22',
  '+7 8692 00-11-22',
  '88692001122',
  '(8692) 00-11-22',
  '+38 (0652) 00-11-22',
  '+380692001122',
  '380692001122',
  '38 0652 001122',
  '8-0692-00-11-22',
  '(0692) 00-11-22',
  '8 (692) 00 11 22',
  '(06562) 0-11-22',
  'тел. 0652 00-11-22',
]

const OTHER = [
  '+7 495 000-11-22',
  '84950001122',
  '+7 978', // too short to be one
  '+380 44 000 11 22',
  '+380 48 000 11 22',
  '+49 69 2000 1122',
  '+1 978 000 1122', // Massachusetts
  '+39 0692 000 112',
  'тел. (495) 978-00-11',
  'Box 365, Lot 869',
  '(069) 2000 1122', // Frankfurt
]

describe('a phone number of Crimea goes to a person, however it is written', () => {
  test.each(CRIMEAN)('%s', (number) => {
    for (const text of [number, `ООО Ромашка, склад 4, ${number}`]) {
      const { outcome, reasons } = screenDestination({ text })
      expect(outcome).toBe('review')
      expect(reasons.some(({ rule }) => rule === 'phone')).toBe(true)
    }
  })
})

describe('a phone number elsewhere does not', () => {
  test.each(OTHER)('%s', (text) => {
    expect(screenDestination({ text }).reasons.filter(({ rule }) => rule === 'phone')).toEqual([])
  })
})
