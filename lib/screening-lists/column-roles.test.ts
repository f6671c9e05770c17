import { describe, expect, it } from 'vitest'
import { type ColumnRole, guessColumns } from './column-roles'

describe('what a column holds is guessed from its header', () => {
  it.each<[string[], ColumnRole[]]>([
    [
      ['Name', 'Address', 'City', 'Postal Code', 'Country'],
      ['name', 'address', 'city', 'postalCode', 'country'],
    ],
    [
      ['Customer', 'Street', 'Zip', 'City', 'State', 'Country', 'Order'],
      ['name', 'address', 'postalCode', 'city', 'region', 'country', 'ignored'],
    ],
    [
      ['SHIP-TO NAME', 'ship to address', 'ZIP_CODE'],
      ['name', 'text', 'postalCode'],
    ],
    [
      ['Получатель', 'Адрес', 'Индекс', 'Город', 'Область', 'Страна'],
      ['name', 'address', 'postalCode', 'city', 'region', 'country'],
    ],
    [
      ['Отримувач', 'Вулиця', 'Поштовий індекс', 'Місто', 'Регіон', 'Країна'],
      ['name', 'address', 'postalCode', 'city', 'region', 'country'],
    ],
    [['Адрес доставки'], ['text']],
    [
      ['id', 'lat', 'lon'],
      ['ignored', 'latitude', 'longitude'],
    ],
    [
      ['Order', 'Delivery address', 'Amount'],
      ['ignored', 'text', 'ignored'],
    ],
    [
      ['City', 'City'],
      ['city', 'ignored'],
    ],
    [
      ['Address', 'Country'],
      ['text', 'country'],
    ],
  ])('%j', (header, roles) => {
    expect(guessColumns(header)).toEqual({ roles, hasHeader: true })
  })

  it('takes a file without headers as addresses', () => {
    expect(guessColumns(['Yalta, Krimea', '17'])).toEqual({ roles: ['text', 'ignored'], hasHeader: false })
    expect(guessColumns([])).toEqual({ roles: [], hasHeader: false })
  })
})
