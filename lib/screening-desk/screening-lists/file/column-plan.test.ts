import { describe, expect, it } from 'vitest'
import type { ColumnRole } from '../column-roles'
import { planColumns } from './column-plan'
import { describePlan } from './describe-plan'
import { readHeader } from './read-header'

const row = (cells: string[]) => [{ line: 2, lastLine: 2, cells }]
/** The plan of a header over one row; a column holds a word unless given otherwise. */
const planOf = (header: string[], cells = header.map(() => 'word')) => planColumns(header, true, row(cells))

describe('a header shows what its column holds and which party it is about', () => {
  it.each<[string, ColumnRole | null, 'delivery' | 'plain' | 'other']>([
    ['Shipping City', 'city', 'delivery'],
    ['ship_to_zip', 'postalCode', 'delivery'],
    ['shippingAddress1', 'text', 'delivery'],
    ['SHIP-TO NAME', 'name', 'delivery'],
    ['End user country', 'country', 'delivery'],
    ['END USER address', 'text', 'delivery'],
    ['Distributor', null, 'delivery'],
    ['intermediateConsignee', null, 'delivery'],
    ['Post To City', 'city', 'delivery'],
    ['Final destination', 'text', 'delivery'],
    ['Port of discharge', 'text', 'delivery'],
    ['Notify party', null, 'delivery'],
    ['Адрес доставки', 'text', 'delivery'],
    ['Грузополучатель', null, 'delivery'],
    ['Страна назначения', 'country', 'delivery'],
    ['Адреса одержувача', 'text', 'delivery'],
    ['Місто доставки', 'city', 'delivery'],
    ['Lieferadresse', 'text', 'delivery'],
    ['Empfänger PLZ', 'postalCode', 'delivery'],
    ['Bestimmungsland', 'country', 'delivery'],
    ['Billing Street', 'address', 'other'],
    ['Ship From City', 'city', 'other'],
    ['Port of loading', 'text', 'other'],
    ['Юридический адрес', 'text', 'other'],
    ['Юр. адрес', 'text', 'other'],
    ['Банк получателя', null, 'other'],
    ['Адреса відправника', 'text', 'other'],
    ['Rechnungsadresse', 'text', 'other'],
    ['Lieferant', null, 'other'],
    ['Факт. адрес', 'text', 'plain'],
    ['Customer', 'name', 'plain'],
    ['Почтовый индекс', 'postalCode', 'plain'],
    ['Населений пункт', 'city', 'plain'],
    ['Straße', 'address', 'plain'],
    ['Country code', 'country', 'plain'],
    ['lat', 'latitude', 'plain'],
    ['Shipping Method', 'ignored', 'delivery'],
    ['Email address', 'ignored', 'plain'],
    ['Order number', 'ignored', 'plain'],
    ['Lineitem name', 'ignored', 'plain'],
  ])('%s: %s, %s', (header, role, kind) => {
    expect(readHeader(header)).toMatchObject({ role, kind, isSure: true })
  })

  it.each(['Yalta, Krimea', '17', '', 'Kazan', 'x'.repeat(90)])('%j is not a header', (value) => {
    expect(readHeader(value)).toBeNull()
  })

  it('a value that contains a header word is not certainly a header', () => {
    expect(readHeader('Kazan city')).toMatchObject({ isSure: false })
  })
})

describe('which columns are screened', () => {
  it.each<[string, string[], ColumnRole[]]>([
    [
      'all parts of one address',
      ['Name', 'Address', 'City', 'Postal Code', 'Country'],
      ['name', 'address', 'city', 'postalCode', 'country'],
    ],
    [
      'parts in Russian',
      ['Получатель', 'Адрес', 'Индекс', 'Город', 'Область', 'Страна'],
      ['name', 'address', 'postalCode', 'city', 'region', 'country'],
    ],
    [
      'parts in Ukrainian',
      ['Отримувач', 'Вулиця', 'Поштовий індекс', 'Місто', 'Регіон', 'Країна'],
      ['name', 'address', 'postalCode', 'city', 'region', 'country'],
    ],
    [
      'parts in German',
      ['Kunde', 'Straße', 'PLZ', 'Ort', 'Bundesland', 'Land'],
      ['name', 'address', 'postalCode', 'city', 'region', 'country'],
    ],
    ['a whole address', ['Order', 'Delivery address', 'Amount'], ['ignored', 'text', 'ignored']],
    ['coordinates', ['id', 'lat', 'lon'], ['ignored', 'latitude', 'longitude']],
    ['delivery before billing', ['Billing City', 'Shipping City'], ['ignored', 'city']],
    ['delivery before legal', ['Юридический адрес', 'Адрес доставки'], ['ignored', 'text']],
    ['consignee before shipper', ['Shipper City', 'Consignee City'], ['ignored', 'city']],
    ['both, where two receive', ['Consignee City', 'End user City'], ['city', 'city']],
    ['both, where one could belong to any party', ['Delivery city', 'City'], ['city', 'city']],
    ['all, where none receives', ['Billing City', 'Supplier City'], ['city', 'city']],
    ['all of one name', ['City', 'City', 'City'], ['city', 'city', 'city']],
  ])('%s', (_what, header, roles) => {
    expect(planOf(header).columns.map(({ role }) => role)).toEqual(roles)
  })

  it('the cells show what a column without a party or part holds', () => {
    const roles = (header: string[], cells: string[]) => planOf(header, cells).columns.map(({ role }) => role)
    expect(roles(['Consignee', 'Shipping'], ['Parus, Nab. 4, Sevastopol', '4.00'])).toEqual(['text', 'ignored'])
    expect(roles(['Consignee', 'Address'], ['Parus', 'Nab. 4, Sevastopol'])).toEqual(['name', 'text'])
    expect(roles(['Order', 'Whither'], ['1', 'Nab. 4, Sevastopol'])).toEqual(['ignored', 'text'])
    expect(roles(['Date', 'Whither'], ['1', 'Sevastopol'])).toEqual(['text', 'text'])
  })

  it('all columns can be chosen, however many there are', () => {
    const header = Array.from({ length: 200 }, (_, at) => (at === 150 ? 'Shipping address' : `Field ${at}`))
    expect(planOf(header).columns).toHaveLength(200)
    expect(planOf(header).columns[150]).toMatchObject({ role: 'text' })
  })

  it('City and Country beside a delivery address belong to it, unless another party could claim them', () => {
    const groups = (header: string[]) => new Set(planOf(header).columns.map(({ group }) => group)).size
    expect(groups(['Delivery address', 'City', 'Country'])).toBe(1)
    expect(groups(['Delivery address', 'City', 'Billing address'])).toBe(3)
  })
})

describe('the page explains what is screened and why', () => {
  it.each<[string, string[], string[] | undefined, boolean, RegExp]>([
    ['one address', ['City', 'Country'], undefined, true, /^City, Country\.$/],
    [
      'delivery beside billing',
      ['Billing City', 'Shipping City'],
      undefined,
      true,
      /^Shipping City\. Billing City belongs to another party/,
    ],
    ['two that receive', ['Consignee City', 'End user City'], undefined, true, /screened as 2 destinations/],
    ['none that receives', ['Billing City', 'Supplier City'], undefined, false, /^Every address is screened/],
    ['nothing known', ['Date', 'Whither'], ['1', 'Sevastopol'], false, /^Every column is screened/],
  ])('%s', (_what, header, cells, isSure, text) => {
    const { columns, basis } = planOf(header, cells)
    expect(describePlan(columns, basis)).toMatchObject({ isSure, text: expect.stringMatching(text) })
  })

  it('and that names and countries alone give no location', () => {
    const columns = planOf(['Name', 'City']).columns.map((one) =>
      one.role === 'city' ? { ...one, role: 'ignored' as const } : one,
    )
    expect(describePlan(columns, 'only')).toMatchObject({
      isSure: false,
      title: expect.stringMatching(/gives a place/),
    })
  })
})
