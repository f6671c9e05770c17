import { describe, expect, it } from 'vitest'
import { encoded } from '@/test/files/encoded'
import { decodeText, type Encoding } from './encodings'

const RUSSIAN = 'Получатель;Адрес\nООО Ромашка;г. Севастополь, ул. Ленина, д. 3\n'
const UKRAINIAN = 'Місто;Країна\nСімферополь;Україна\n'
const GERMAN = 'Empfänger;Straße\nMüller;Domstraße 5, Köln\n'

describe('a file is read in the encoding it was saved in', () => {
  it.each<[Encoding, string]>([
    ['utf-8', RUSSIAN],
    ['utf-8', GERMAN],
    ['utf-8', 'City\nOslo\n'],
    ['utf-8', '都市\n東京\n'],
    ['utf-16le', RUSSIAN],
    ['utf-16be', RUSSIAN],
    ['utf-16le', 'City;Country\nOslo;Norway\n'],
    ['windows-1251', RUSSIAN],
    ['windows-1251', UKRAINIAN],
    ['windows-1251', RUSSIAN.toUpperCase()],
    ['windows-1251', 'Ялта'],
    ['ibm866', RUSSIAN],
    ['ibm866', RUSSIAN.toUpperCase()],
    ['koi8-r', RUSSIAN],
    ['koi8-r', RUSSIAN.toUpperCase()],
    ['windows-1252', GERMAN],
  ])('%s: %j', (encoding, text) => {
    expect(decodeText(encoded(text, encoding))).toEqual({ text, encoding, doubt: null })
  })

  it('by its byte order mark', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const)
      expect(decodeText(encoded('\ufeffЯлта', encoding))).toMatchObject({ text: 'Ялта', encoding })
  })

  it('or in the chosen encoding', () => {
    expect(decodeText(encoded(RUSSIAN, 'koi8-r'), 'koi8-r').text).toBe(RUSSIAN)
  })
})

describe('text that reads as no language is reported', () => {
  it.each<[string, Encoding, Encoding]>([
    ['KOI8-R as Windows-1251', 'koi8-r', 'windows-1251'],
    ['CP866 as Windows-1251', 'ibm866', 'windows-1251'],
    ['Windows-1251 as Windows-1252', 'windows-1251', 'windows-1252'],
    ['Windows-1251 as UTF-8', 'windows-1251', 'utf-8'],
  ])('%s', (_what, saved, chosen) => {
    expect(decodeText(encoded(RUSSIAN, saved), chosen).doubt).toMatch(/Choose another$/)
  })

  it.each<[string, Encoding]>([
    ['UTF-8 read as Windows-1251 and saved again', 'windows-1251'],
    ['UTF-8 read as Windows-1252 and saved again', 'windows-1252'],
  ])('%s', (_what, encoding) => {
    const saved = new TextDecoder(encoding).decode(encoded(RUSSIAN, 'utf-8'))
    expect(decodeText(encoded(saved, 'utf-8')).doubt).toMatch(/read in a wrong encoding before/)
  })
})
