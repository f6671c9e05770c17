import { expect, it } from 'vitest'
import type { FsbLicenseKind } from '../types'
import { warnOfLicenseNumber } from './fsb-license-number'

it.each<[FsbLicenseKind, string, string | null]>([
  ['notification', 'RU0000021617', null],
  ['notification', 'ru 0000021617', null],
  ['notification', 'KZ0000000001', null],
  ['notification', 'BY0000000001', null],
  ['notification', 'AM0000000001', null],
  ['notification', 'KG0000000001', null],
  ['notification', 'RU000005128', 'RU000005128 has nine digits, a notification has ten'],
  ['notification', 'RU00000216171', 'RU00000216171 has eleven digits, a notification has ten'],
  ['notification', 'RU1', 'RU1 has one digit, a notification has ten'],
  ['notification', 'US0000021617', 'US0000021617 starts with US, a notification starts with RU, KZ, BY, AM or KG'],
  ['notification', '0000021617', '0000021617 is not in the form of a notification, such as RU0000021617'],
  ['notification', 'РУ0000021617', 'РУ0000021617 is not in the form of a notification, such as RU0000021617'],
  ['notification', '  ', 'Enter the number, such as RU0000021617'],
  ['permit', '2026-1183', null],
  ['import_license', 'anything', null],
  ['certification', '', null],
])('%s %j: %s', (kind, number, message) => {
  expect(warnOfLicenseNumber(kind, number)).toBe(message)
})
