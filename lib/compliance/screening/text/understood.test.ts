import { describe, expect, test } from 'vitest'
import { screenDestination } from '../screen-destination'
import { hasLetters, notUnderstood } from './understood'
import { visibleText } from './visible'

describe('a text that was escaped or misread is put right', () => {
  test.each([
    ['percent', '%D0%AF%D0%BB%D1%82%D0%B0%2C%20ul.%20Mira%208', 'Ялта, ul. Mira 8'],
    ['percent, Windows-1251', '%DF%EB%F2%E0', 'Ялта'],
    ['percent, Latin-1', 'Qu%E9bec', 'Québec'],
    ['percent twice', '%25D0%259A%25D1%2580%25D1%258B%25D0%25BC', 'Крым'],
    ['a form', 'Alushta%2C+Krym', 'Alushta, Krym'],
    ['HTML, decimal', '&#1071;&#1083;&#1090;&#1072;', 'Ялта'],
    ['HTML, hexadecimal', '&#x42f;лта', 'Ялта'],
    ['HTML, named', '&YAcy;&lcy;&tcy;&acy;,&nbsp;&Kcy;&rcy;&ycy;&mcy;', 'Ялта, Крым'],
    ['HTML twice', '&amp;#1071;лта', 'Ялта'],
    ['JavaScript', '\\u042f\\u043b\\u0442\\u0430', 'Ялта'],
    ['bytes', '\\xd0\\xaf\\xd0\\xbb\\xd1\\x82\\xd0\\xb0', 'Ялта'],
    ['quoted-printable', '=D0=AF=D0=BB=D1=82=D0=B0', 'Ялта'],
    ['UTF-8 as Windows-1252', 'Ð¯Ð»Ñ‚Ð°', 'Ялта'],
    ['UTF-8 as Windows-1251', 'РЇР»С‚Р°, РљСЂС‹Рј', 'Ялта, Крым'],
    ['Windows-1251 as Windows-1252', 'Ñóäàê, Êðûì', 'Судак, Крым'],
    ['Windows-1251 as KOI8-R', 'йЕПВЭ, СК. цНПЭЙНЦН 4', 'Керчь, ул. Горького 4'],
    ['KOI8-R as Windows-1251', 'уХДБЛ, лТЩН', 'Судак, Крым'],
    ['CP866 as Windows-1251', '‘г¤\u00a0Є, Љал¬', 'Судак, Крым'],
    ['nothing to do', 'AT&T, 100% cotton, C:\\users', 'AT&T, 100% cotton, C:\\users'],
    ['French', 'Rue de la Créée, Orléans, Nîmes, Çà', 'Rue de la Créée, Orléans, Nîmes, Çà'],
    ['Serbian', 'Београд, Љубљана, Ђаково', 'Београд, Љубљана, Ђаково'],
    ['Ukrainian', 'вул. Ґонти 4, Жмеринка', 'вул. Ґонти 4, Жмеринка'],
  ])('%s: %s', (_what, raw, text) => {
    expect(visibleText(raw).text).toBe(text)
  })

  test.each([
    ['City: %D0%AF%D0%BB%D1%82%D0%B0', '%D0%AF%D0%BB%D1%82%D0%B0'],
    ['Ukraine, &#1050;рим', '&#1050;рим'],
    ['a, \\u041a\\u0440\\u044b\\u043c, b', '\\u041a\\u0440\\u044b\\u043c'],
  ])('the reason quotes what was typed: %s', (text, typed) => {
    const { outcome, reasons } = screenDestination({ text })
    expect(outcome).not.toBe('clear')
    expect(reasons[0]?.matched).toBe(typed)
    expect(text.slice(reasons[0]?.start, reasons[0]?.end)).toBe(typed)
  })
})

describe('a text that cannot be understood is distinguished from one that can', () => {
  test.each([
    ['Москва, ул. Тверская 7', undefined],
    ['Zürich, Łódź, Đà Nẵng, Þórshöfn', undefined],
    ['Αθήνα; القاهرة; ירושלים; Երևան; თბილისი; दिल्ली; 北京; 東京; 서울; กรุงเทพ', undefined],
    ['Shop 4, $5 (no. 7) “A & B” – 3°', undefined],
    ['ЙПШЛ ????? ???', 'garbled'],
    ['Sud\ufffdk', 'garbled'],
    ['ЯкЇа┌', 'garbled'],
    ['Ð¡ÑÐ´Ð°', 'garbled'],
    ['хЕПЮ Ц. пЮДСЦЮЪ', 'garbled'],
    ['சென்னை', 'unknown-script'],
    ['ភ្នំពេញ', 'unknown-script'],
    ['Ꮯhina', 'unknown-script'],
  ])('%s: %s', (text, why) => {
    expect(notUnderstood(text)?.why).toBe(why)
  })

  test('a bare number has no letters', () => {
    expect(hasLetters('12-34')).toBe(false)
    expect(hasLetters('12 а')).toBe(true)
  })
})
