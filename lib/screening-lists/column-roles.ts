import type { DestinationField } from '@/lib/screening/types'

/** What a column of a file is taken for; `ignored` columns come back in the result and are not screened. */
export type ColumnRole = DestinationField | 'ignored'

export const COLUMN_ROLES: readonly (readonly [ColumnRole, string])[] = [
  ['text', 'Whole address'],
  ['name', 'Name'],
  ['address', 'Street and house'],
  ['postalCode', 'Postal code'],
  ['city', 'City'],
  ['region', 'Region'],
  ['country', 'Country'],
  ['latitude', 'Latitude'],
  ['longitude', 'Longitude'],
  ['ignored', 'Not screened'],
]

/**
 * Words of headers in English, Russian and Ukrainian, the surest first. A header is compared folded: letters and digits
 * alone, lower case.
 */
const HEADERS: readonly (readonly [ColumnRole, RegExp])[] = [
  ['latitude', /^(?:lat|latitude|широта)$/],
  ['longitude', /^(?:lon|lng|long|longitude|долгота|довгота)$/],
  [
    'postalCode',
    /^(?:(?:ship|delivery)?(?:zip|zipcode|postcode|postalcode|postal|plz)|индекс|почтовыйиндекс|індекс|поштовийіндекс)$/,
  ],
  ['country', /(?:country|страна|країна|^land$|^iso2?$)/],
  ['region', /(?:region|state|province|oblast|область|регион|регіон|край|район|county)/],
  ['city', /(?:city|town|settlement|locality|город|місто|нп$|населенныйпункт|населенийпункт|ort$)/],
  [
    'name',
    /(?:^name$|name$|consignee|customer|recipient|buyer|company|enduser|получатель|отримувач|грузополучатель|клиент|покупатель|наименование|назва|имя)/,
  ],
  ['address', /(?:street|addressline|^addr\d?$|^address\d?$|улица|вулиця|^адрес\d?$|^адреса$)/],
  ['text', /(?:address|destination|location|адрес|адреса|назначение|delivery|shipto|text|текст)/],
]

export type ColumnGuess = { roles: ColumnRole[]; hasHeader: boolean }

const fold = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Guesses from the first row what each column is. Where no header is known the first row is data and the whole row is
 * one address when there is one column, else each column is read as a part of the whole. Each role is given once, to
 * the column that fits it first; a whole address beside a city becomes the street.
 */
export function guessColumns(firstRow: readonly string[]): ColumnGuess {
  const roles: ColumnRole[] = firstRow.map(() => 'ignored')
  const taken = new Set<ColumnRole>()
  for (const [role, pattern] of HEADERS) {
    const at = firstRow.findIndex((header, index) => roles[index] === 'ignored' && pattern.test(fold(header)))
    if (at < 0 || taken.has(role)) continue
    roles[at] = role
    taken.add(role)
  }
  if (taken.size === 0)
    return { roles: firstRow.map((_, index) => (index === 0 ? 'text' : 'ignored')), hasHeader: false }
  if (taken.has('address') && !taken.has('city') && !taken.has('region') && !taken.has('text'))
    roles[roles.indexOf('address')] = 'text'
  return { roles, hasHeader: true }
}
