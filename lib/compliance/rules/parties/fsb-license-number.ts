import type { FsbLicenseKind } from '../types'
import { numberWord } from '../words'

const COUNTRIES = ['RU', 'KZ', 'BY', 'AM', 'KG']

/**
 * A warning, never a refusal, when a notification's number is not two letters of a member state and ten digits, such as
 * RU0000021617 (docs/domain.md, FSB licenses). Null when it is, and for the other kinds, whose numbers have no known
 * form.
 */
export function warnOfLicenseNumber(kind: FsbLicenseKind, typed: string): string | null {
  if (kind !== 'notification') return null
  const number = typed.replace(/\s/g, '').toUpperCase()
  if (number === '') return 'Enter the number, such as RU0000021617'
  const shape = /^([A-Z]{2})(\d+)$/.exec(number)
  if (!shape) return `${typed.trim()} is not in the form of a notification, such as RU0000021617`
  const [, country = '', digits = ''] = shape
  if (!COUNTRIES.includes(country)) {
    return `${number} starts with ${country}, a notification starts with RU, KZ, BY, AM or KG`
  }
  if (digits.length === 10) return null
  return `${number} has ${numberWord(digits.length)} digit${digits.length === 1 ? '' : 's'}, a notification has ten`
}
