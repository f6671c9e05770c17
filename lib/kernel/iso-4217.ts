import type { IsoDate } from './calendar'

/**
 * As of 1 Nov 2026. Active codes by the number of decimal digits (ISO 4217, list one). Codes without a minor unit, such
 * as gold and test codes, are not currencies here.
 */
const ACTIVE: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF ' +
    'CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL ' +
    'HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU ' +
    'MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR ' +
    'SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED ' +
    'VES WST XCD XCG YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

/**
 * Codes withdrawn since the first date of the ledger, with their last day (ISO 4217, list three): older bank documents
 * have them.
 */
const WITHDRAWN: readonly { code: string; digits: number; until: IsoDate }[] = [
  { code: 'MRO', digits: 2, until: '2017-12-31' },
  { code: 'STD', digits: 2, until: '2017-12-31' },
  { code: 'VEF', digits: 2, until: '2018-08-19' },
  { code: 'CUC', digits: 2, until: '2021-06-30' },
  { code: 'HRK', digits: 2, until: '2022-12-31' },
  { code: 'SLL', digits: 2, until: '2024-03-31' },
  { code: 'ZWL', digits: 2, until: '2024-08-31' },
  { code: 'ANG', digits: 2, until: '2025-03-31' },
  { code: 'BGN', digits: 2, until: '2025-12-31' },
]

/** Every currency of an entry, with its number of decimal digits. */
export const MINOR_DIGITS: Readonly<Record<string, number>> = Object.fromEntries([
  ...Object.entries(ACTIVE).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)])),
  ...WITHDRAWN.map(({ code, digits }) => [code, digits]),
])

/**
 * The number of decimal digits of a currency; undefined for an unknown one. Inherited keys such as `toString` are
 * unknown.
 */
export const digitsOf = (currency: string): number | undefined =>
  Object.hasOwn(MINOR_DIGITS, currency) ? MINOR_DIGITS[currency] : undefined

/** The currencies that most fees are paid in first, then the others in alphabetical order. */
const COMMON = ['RUB', 'USD', 'EUR', 'GBP', 'CHF', 'CNY', 'BYN', 'KZT', 'AMD', 'KGS', 'JPY']
export const CURRENCIES: readonly string[] = [
  ...COMMON,
  ...Object.keys(MINOR_DIGITS)
    .filter((code) => !COMMON.includes(code))
    .sort(),
]
