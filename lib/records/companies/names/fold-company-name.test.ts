import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { foldCompanyName, foldedSearches } from './fold-company-name'

/** Whether two names share a key, so that one company may be a duplicate of the other. */
function shareKey(one: string, other: string): boolean {
  const { keys } = foldCompanyName(one)
  return foldCompanyName(other).keys.some((key) => keys.includes(key))
}

describe('names that may be one company', () => {
  test.each([
    // Case, dots, spaces, punctuation.
    ['Rona d.o.o.', 'RONA DOO'],
    ['Rona d.o.o.', 'rona, d. o. o.'],
    ['Rona d.o.o.', 'Rona'],
    ['SIS DOO', 'SIS d.o.o.'],
    ['Hewlett-Packard', 'Hewlett Packard'],
    ['Hewlett-Packard', 'HewlettPackard'],
    ["McDonald's Corporation", 'McDonalds'],
    ['Northwind Traders', 'NORTHWIND  TRADERS '],
    ['St. Petersburg Telecom', 'St Petersburg Telecom'],
    ['A.P. Møller', 'AP Moller'],
    // Diacritics and special letters.
    ['Rona d.o.o.', 'Röna d.o.o.'],
    ['Müller GmbH', 'Mueller GmbH'],
    ['Müller GmbH', 'Muller'],
    ['Groß & Söhne KG', 'Gross und Soehne'],
    ['Łódź Elektronika', 'Lodz Elektronika'],
    ['Sørensen A/S', 'Sorensen AS'],
    ['Sørensen A/S', 'Soerensen'],
    ['Ærø Radio ApS', 'Aero Radio'],
    ['Đuro Đaković d.d.', 'Duro Dakovic'],
    ['Işık Elektronik A.Ş.', 'Isik Elektronik AS'],
    ['Škoda a.s.', 'SKODA'],
    ['Señor Chips S.L.', 'Senor Chips'],
    ['Crème Brûlée SARL', 'Creme Brulee'],
    ['Ångström AB', 'Aangstroem'],
    // Similar-looking letters.
    ['Rona d.o.o.', 'R\u043ena d.o.o.'],
    ['Acme Inc', '\u0410cme Inc'],
    ['Nokia Oyj', 'N\u03bfkia'],
    ['Rona', 'R0na'],
    ['Meridian Retail', 'Meridian RetaiI'],
    ['Intel', 'lntel'],
    ['Rona', '\uff32\uff4f\uff4e\uff41'],
    ['Rona', '\u{1d411}\u{1d428}\u{1d427}\u{1d41a}'],
    ['Rona', 'Ro\u200bna'],
    ['COCA', '\u0421\u041e\u0421\u0410'],
    // Other alphabets.
    ['Рона', 'Rona'],
    ['ООО «Рона»', 'Rona LLC'],
    ['ООО "Яндекс"', 'Yandeks'],
    ['Ромашка', 'OOO Romashka'],
    ['АО Чайка', 'Chayka JSC'],
    ['ЗАО Чайка', 'Chaika'],
    ['Жук и Щука', 'Zhuk i Shchuka'],
    ['Хлеб', 'Khleb'],
    ['Хлеб', 'Hleb'],
    ['Общество с ограниченной ответственностью «Ромашка»', 'Romashka'],
    ['Публичное акционерное общество Маяк', 'Mayak PAO'],
    ['Ρόνα Α.Ε.', 'Rona'],
    // Legal forms.
    ['Acme Ltd', 'Acme Limited'],
    ['Acme Co., Ltd.', 'Acme'],
    ['Acme, Inc.', 'Acme Incorporated'],
    ['Acme Holding B.V.', 'Acme Holding BV'],
    ['Acme GmbH & Co. KG', 'Acme'],
    ['Acme s.r.o.', 'Acme spol. s r.o.'],
    ['Acme Sp. z o.o.', 'Acme'],
    ['Acme Kft.', 'ACME KFT'],
    ['UAB Acme', 'Acme, UAB'],
    ['Oy Acme Ab', 'Acme'],
    ['PT Acme Tbk', 'Acme'],
    ['Acme Pty Ltd', 'Acme'],
    ['Acme S.A. de C.V.', 'Acme'],
    ['Acme L.L.C.', 'Acme LLC'],
    ['Acme Limited Liability Company', 'Acme LLC'],
    ['Rona d.o.o. Beograd', 'Rona Beograd'],
    ['The Acme Company', 'Acme'],
    // The order of words, and "and".
    ['Meridian Retail LLC', 'Retail Meridian'],
    ['Smith & Sons', 'Smith and Sons Ltd'],
    ['Smith & Sons', 'Sons and Smith'],
  ])('%s, %s', (one, other) => {
    expect(shareKey(one, other)).toBe(true)
    expect(shareKey(other, one)).toBe(true)
  })
})

describe('names that are different companies', () => {
  test.each([
    ['Rona', 'Ronda'],
    ['Rona', 'Roma'],
    ['Rona', 'Iona'],
    ['Rona', 'Ron'],
    ['Rona d.o.o.', 'Corona d.o.o.'],
    ['Rona', 'Rona Trading'],
    ['Rona 1', 'Rona 2'],
    ['Rona', 'Rona 2'],
    ['Company 10', 'Company 01'],
    ['Acme', 'Acne'],
    ['Ball Corp', 'Bail Corp'],
    ['Meridian Retail', 'Meridian Metal'],
    ['North Star', 'North Stars'],
    ['Apple Inc', 'Apply Inc'],
    ['3M', '4M'],
    ['Alfa Bank', 'Alpha Bank'],
    ['Nord Telecom', 'Nord Telekom Ost'],
    ['Ромашка', 'Ромашки'],
    ['Рона', 'Рондо'],
    ['ООО Маяк', 'ООО Маг'],
    ['Siemens AG', 'Siemens Energy AG'],
    ['Smith & Sons', 'Smith'],
    ['Cobalt Systems', 'Cobalt Sistema'],
    ['Sino Trade', 'Sion Trade'],
    ['AB Electronics', 'BA Electronics'],
    ['Delta Mobile', 'Delta Mobil'],
    ['GmbH', 'Ltd'],
    ['株式会社ソニー', '株式会社トヨタ'],
  ])('%s, %s', (one, other) => expect(shareKey(one, other)).toBe(false))
})

it('always has a key, and shares it with itself in upper case and with direction marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (name) => {
      fc.pre(name.trim() !== '')
      expect(foldCompanyName(name).keys.length).toBeGreaterThan(0)
      expect(shareKey(name, ` ${name}\u200e`)).toBe(true)
    }),
  )
})

it.each(['LLC', 'd.o.o.', '&', '-', 'ООО', 'A', '!!!', 'AND'])('keeps a key for %s', (name) => {
  expect(foldCompanyName(name).keys.join('')).not.toBe('')
})

describe('a search', () => {
  const finds = (typed: string, name: string) =>
    foldedSearches(typed).some((words) => words.every((word) => foldCompanyName(name).searchText.includes(word)))
  test.each([
    ['Rona', 'Röna d.o.o.'],
    ['RONA DOO', 'Röna d.o.o.'],
    ['röna', 'Rona LLC'],
    ['ron', 'R\u043ena d.o.o.'],
    ['doo', 'Rona d.o.o.'],
    ['retail meridian', 'Meridian Retail LLC'],
    ['Рона', 'Rona'],
    ['rona', 'ООО Рона'],
    ['packard', 'Hewlett-Packard'],
  ])('for %s finds %s', (typed, name) => expect(finds(typed, name)).toBe(true))
  test.each([
    ['ronda', 'Rona'],
    ['rona trading', 'Rona'],
  ])('for %s does not find %s', (typed, name) => expect(finds(typed, name)).toBe(false))
  it('for punctuation only has no reading', () => expect(foldedSearches('%_&')).toEqual([]))
})
