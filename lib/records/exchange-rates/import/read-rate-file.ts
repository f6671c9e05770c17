import { decimalRoundedUp, inverse, type Ratio, ratioOf, times } from '@/lib/compliance/rules/money/rates'
import type { IsoDate } from '@/lib/kernel/calendar'
import { MINOR_DIGITS } from '@/lib/kernel/iso-4217'
import { readDate } from '@/lib/kernel/read-date'
import { RATE_FILE_MESSAGES } from '@/lib/records/messages'

/** One rate of a published list in units for one US dollar, with the row it was computed from. */
export type ImportedRate = {
  currency: string
  rateDate: IsoDate
  rate: string
  source: 'bank_of_russia' | 'ecb'
  publishedRow: string
}

/** An error in a line of the file, counted from 1. */
export type LineError = { line: number; message: string }
export type RateFile = { rates: ImportedRate[]; errors: LineError[] }

/** The column of a rate has 10 digits before the point and 8 after it. */
const MOST_WHOLE_DIGITS = 10

/**
 * Parses a published list: the daily list of the Bank of Russia (numeric code, code, nominal, name, rubles for the
 * nominal, with a decimal comma; its date is given or in the file) or the European Central Bank's daily or historical
 * file (units for one euro). Every rate is converted exactly, by nominal, inverse and cross rate, into units for one US
 * dollar, and rounded up once at the eighth decimal digit.
 */
export function readRateFile(text: string, givenDate: IsoDate | null): RateFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const first = lines.findIndex((line) => line.trim() !== '')
  if (first < 0) return { rates: [], errors: [{ line: 1, message: RATE_FILE_MESSAGES.empty }] }
  return /^"?date"?\s*,/i.test(lines[first] ?? '') ? readEuropean(lines, first) : readRussian(lines, givenDate)
}

type Published = { line: number; currency: string; forOne: Ratio; row: string }

function readRussian(lines: readonly string[], givenDate: IsoDate | null): RateFile {
  const errors: LineError[] = []
  const published = new Map<string, Published>()
  let date = givenDate
  for (const [index, row] of lines.entries()) {
    const line = index + 1
    if (row.trim() === '' || isRussianHeading(row)) continue
    date ??= dateIn(row)
    if (dateIn(row) !== null && !/[A-Z]{3}/.test(row)) continue
    const cells = cellsOf(row)
    const [, currency = '', nominal = '', , value = ''] = cells
    if (cells.length !== 5) {
      errors.push({ line, message: RATE_FILE_MESSAGES.columns })
      continue
    }
    if (!Object.hasOwn(MINOR_DIGITS, currency)) {
      if (!NOT_A_CURRENCY.has(currency)) errors.push({ line, message: RATE_FILE_MESSAGES.unknownCurrency(currency) })
      continue
    }
    const [units, rubles] = [ratioOf(nominal), ratioOf(value.replace(',', '.'))]
    if (!units || !rubles) {
      errors.push({ line, message: RATE_FILE_MESSAGES.unreadableRow(currency) })
      continue
    }
    if (published.has(currency)) {
      errors.push({ line, message: RATE_FILE_MESSAGES.repeated(currency) })
      continue
    }
    published.set(currency, { line, currency, forOne: times(rubles, inverse(units)), row: row.trim() })
  }
  const dollar = published.get('USD')
  if (!dollar) errors.push({ line: lines.length, message: RATE_FILE_MESSAGES.noDollarRow })
  if (date === null) errors.push({ line: 1, message: RATE_FILE_MESSAGES.noDate })
  if (!dollar || date === null) return { rates: [], errors }
  const rateDate = date
  const others = [...published.values()].filter(({ currency }) => currency !== 'USD' && currency !== 'RUB')
  const rates = [
    { currency: 'RUB', exact: dollar.forOne, row: dollar.row, line: dollar.line },
    ...others.map(({ currency, forOne, row, line }) => ({
      currency,
      exact: times(dollar.forOne, inverse(forOne)),
      row: `${row} | ${dollar.row}`,
      line,
    })),
  ].flatMap(({ currency, exact, row, line }) =>
    stored({ currency, rateDate, source: 'bank_of_russia', publishedRow: row }, exact, line, errors),
  )
  return { rates, errors }
}

/** Special drawing rights and metals, which some lists contain and bank documents do not use. */
const NOT_A_CURRENCY: ReadonlySet<string> = new Set(['XDR', 'XAU', 'XAG', 'XPT', 'XPD'])

const isRussianHeading = (row: string): boolean => /код|code|курс|rate/i.test(row) && !/\d{3}/.test(row)

function dateIn(row: string): IsoDate | null {
  const figures = /(\d{2})\.(\d{2})\.(\d{4})/.exec(row)
  const iso = /\d{4}-\d{2}-\d{2}/.exec(row)
  const reading = readDate(figures ? `${figures[3]}-${figures[2]}-${figures[1]}` : (iso?.[0] ?? ''))
  return reading.ok ? reading.date : null
}

/**
 * The cells of a row, separated by semicolon, tab or comma; with commas, a rate with a decimal comma is in quotation
 * marks.
 */
function cellsOf(row: string): string[] {
  const mark = row.includes(';') ? ';' : row.includes('\t') ? '\t' : ','
  const cells = row.match(new RegExp(`"[^"]*"|[^${mark}]+`, 'g')) ?? []
  const plain = cells.map((cell) => cell.replace(/^"|"$/g, '').trim())
  // Without quotation marks the decimal comma splits the rate: the last two cells are one number.
  return mark === ',' && plain.length === 6 && /^\d{2,8}$/.test(plain[5] ?? '')
    ? [...plain.slice(0, 4), `${plain[4]},${plain[5]}`]
    : plain
}

function readEuropean(lines: readonly string[], first: number): RateFile {
  const errors: LineError[] = []
  const rates: ImportedRate[] = []
  const head = (lines[first] ?? '').split(',').map((cell) => cell.trim())
  const dollarAt = head.indexOf('USD')
  if (dollarAt < 0) return { rates, errors: [{ line: first + 1, message: RATE_FILE_MESSAGES.noDollarColumn }] }
  const unknown = head.slice(1).filter((code) => code !== '' && !/^[A-Z]{3}$/.test(code))
  if (unknown.length > 0) errors.push({ line: first + 1, message: RATE_FILE_MESSAGES.unknownColumns(unknown) })
  for (const [index, row] of lines.slice(first + 1).entries()) {
    const line = first + index + 2
    if (row.trim() === '') continue
    const cells = row.split(',').map((cell) => cell.trim())
    const date = readDate(cells[0] ?? '')
    if (!date.ok) {
      errors.push({ line, message: RATE_FILE_MESSAGES.unreadableDate })
      continue
    }
    const dollars = ratioOf(cells[dollarAt] ?? '')
    if (!dollars) {
      errors.push({ line, message: RATE_FILE_MESSAGES.unreadableRate('USD') })
      continue
    }
    const base = { rateDate: date.date, source: 'ecb' as const }
    const dollarText = `EUR 1 = USD ${cells[dollarAt]}`
    rates.push(...stored({ ...base, currency: 'EUR', publishedRow: dollarText }, inverse(dollars), line, errors))
    for (const [column, currency] of head.entries()) {
      const value = cells[column] ?? ''
      if (column === 0 || column === dollarAt || currency === '' || value === '' || value === 'N/A') continue
      if (!Object.hasOwn(MINOR_DIGITS, currency)) continue
      const units = ratioOf(value)
      if (!units) {
        errors.push({ line, message: RATE_FILE_MESSAGES.unreadableRate(currency) })
        continue
      }
      const publishedRow = `EUR 1 = ${currency} ${value} | ${dollarText}`
      rates.push(...stored({ ...base, currency, publishedRow }, times(units, inverse(dollars)), line, errors))
    }
  }
  return { rates, errors }
}

/** The rate to store; an error when it is too large for the column. */
function stored(facts: Omit<ImportedRate, 'rate'>, exact: Ratio, line: number, errors: LineError[]): ImportedRate[] {
  const rate = decimalRoundedUp(exact)
  if ((rate.split('.')[0] ?? '').length <= MOST_WHOLE_DIGITS) return [{ ...facts, rate }]
  errors.push({ line, message: RATE_FILE_MESSAGES.tooLarge(facts.currency) })
  return []
}
