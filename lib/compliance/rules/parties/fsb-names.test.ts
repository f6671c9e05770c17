import { describe, expect, it } from 'vitest'
import { findFsbNames } from './fsb-names'

describe('names that mean the FSB and nothing else', () => {
  it.each([
    'ФСБ',
    'ФСБ России',
    'фсб рф',
    'Ф.С.Б.',
    'УФСБ по г. Москве',
    'Центр ФСБ России',
    '8-й центр ФСБ',
    'Управление ФСБ России по Ростовской области',
    'Федеральная служба безопасности',
    'ФЕДЕРАЛЬНОЙ СЛУЖБЫ БЕЗОПАСНОСТИ Российской Федерации',
    'Federal Security Service',
    'FEDERAL SECURITY  SERVICE of the Russian Federation',
    'Federalnaya Sluzhba Bezopasnosti',
    "Federal'naya sluzhba bezopasnosti",
    'FSB of Russia',
    'FSB of the Russian Federation',
    'FSB Russia',
    'FSB, licensing centre',
    'FSB Licensing Center',
    'Centre of the FSB',
    'UFSB Moscow',
    'fsb@fsb.ru',
    'Ф\u200bС\u200bБ',
    'ФCБ',
    '\uff26\uff33\uff22 of Russia',
  ])('%s', (text) => {
    expect(findFsbNames(text).some(({ certain }) => certain)).toBe(true)
  })
})

describe('what may be the FSB: a person decides', () => {
  it.each([
    'FSB Bank',
    'FSB',
    'F.S.B. Holdings',
    'FSB Bank Headquarters, Ohio',
    'Shopping center FSB',
    'в/ч 43753',
    'В/Ч № 43753',
    'войсковая часть 71330',
    'military unit 43753',
    'v/ch 43753',
    'Federal Security Bureau',
    'Bolshaya Lubyanka 1/3, Moscow',
    'ул. Большая Лубянка, д. 2',
  ])('%s', (text) => {
    const found = findFsbNames(text)
    expect(found.length).toBeGreaterThan(0)
    expect(found.some(({ certain }) => certain)).toBe(false)
  })
})

describe('what is not the FSB', () => {
  it.each([
    'Meridian Retail LLC',
    'HalfSBox',
    'FSBO Homes',
    'Федеральная служба по надзору',
    'Служба безопасности банка',
    'Bolshaya Lubyanka 24, Moscow',
    'Lubyanka Books',
    'Ф. С. Белов',
    'Social Security Administration',
    'unit 43753',
    '',
  ])('%s', (text) => {
    expect(findFsbNames(text)).toEqual([])
  })
})

it('marks the words where they were typed', () => {
  const text = 'Склад, Ф\u200bСБ России, Москва'
  const [name] = findFsbNames(text)
  expect(text.slice(name!.start, name!.end)).toBe('Ф\u200bСБ')
  expect(name!.matched).toBe('Ф\u200bСБ')
})

it('reads a text of 5,000 characters at once', () => {
  for (const part of ['ф с ', 'lubyanka ul., ', 'f.s.', 'federal security ', 'в/ч ']) {
    const started = performance.now()
    findFsbNames(part.repeat(5_000 / part.length))
    expect(performance.now() - started).toBeLessThan(500)
  }
})
