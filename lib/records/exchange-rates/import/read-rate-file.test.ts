import { describe, expect, it } from 'vitest'
import { RATE_FILE_MESSAGES } from '@/lib/records/messages'
import { readRateFile } from './read-rate-file'

const RUSSIAN = `Цифр. код;Букв. код;Единиц;Валюта;Курс
036;AUD;1;Австралийский доллар;52,0000
051;AMD;100;Армянских драмов;20,8000
840;USD;1;Доллар США;80,0000
960;XDR;1;СДР (специальные права заимствования);108,1234
978;EUR;1;Евро;87,1234
`
const rateOf = (text: string, currency: string, date: string | null = '2026-11-20') =>
  readRateFile(text, date).rates.find((rate) => rate.currency === currency)

describe('the daily list of the Bank of Russia', () => {
  it.each([
    ['RUB', '80.00000000'],
    ['AUD', '1.53846154'],
    ['AMD', '384.61538462'],
    ['EUR', '0.91823781'],
  ])('%s: %s for one US dollar, rounded up', (currency, rate) => {
    expect(rateOf(RUSSIAN, currency)).toMatchObject({ rate, rateDate: '2026-11-20', source: 'bank_of_russia' })
  })

  it('has the published rows with the computed rates', () => {
    expect(rateOf(RUSSIAN, 'RUB')?.publishedRow).toBe('840;USD;1;Доллар США;80,0000')
    expect(rateOf(RUSSIAN, 'AMD')?.publishedRow).toBe(
      '051;AMD;100;Армянских драмов;20,8000 | 840;USD;1;Доллар США;80,0000',
    )
  })

  it.each([
    ['commas, the rate in quotation marks', '840,USD,1,Доллар США,"80,1500"'],
    ['commas, the rate without them', '840,USD,1,Доллар США,80,1500'],
    ['tabulators', '840\tUSD\t1\tДоллар США\t80,1500'],
    ['a decimal point', '840;USD;1;US Dollar;80.1500'],
    ['dollars by the hundred', '840;USD;100;Доллар США;8015,0000'],
    ['a date above the rows', 'Курсы на 20.11.2026\n840;USD;1;Доллар США;80,1500'],
  ])('%s', (_what, text) => {
    expect(rateOf(text, 'RUB')).toMatchObject({ rate: '80.15000000' })
  })

  it('has its date in the file, or needs one', () => {
    expect(rateOf(`Курсы валют на 21.11.2026\n${RUSSIAN}`, 'RUB', null)?.rateDate).toBe('2026-11-21')
    expect(readRateFile(RUSSIAN, null)).toMatchObject({
      rates: [],
      errors: [{ message: RATE_FILE_MESSAGES.noDate }],
    })
  })

  it.each([
    ['978;EUR;1;Евро;87,1234', 1, RATE_FILE_MESSAGES.noDollarRow],
    ['840;USD;1;Доллар США;восемьдесят', 1, RATE_FILE_MESSAGES.unreadableRow('USD')],
    ['840;USD;1;Доллар США;80,1\n840;USD;1;Доллар США;80,2', 2, RATE_FILE_MESSAGES.repeated('USD')],
    ['840;USD;1;Доллар США;80,1\n999;ZZZ;1;x;5', 2, RATE_FILE_MESSAGES.unknownCurrency('ZZZ')],
    ['840;USD;1;Доллар США;80,1\n978;EUR;Евро;87', 2, RATE_FILE_MESSAGES.columns],
    ['', 1, RATE_FILE_MESSAGES.empty],
  ])('%j: an error at line %d', (text, line, message) => {
    expect(readRateFile(text, '2026-11-20').errors[0]).toEqual({ line, message })
  })
})

describe('the lists of the European Central Bank', () => {
  const DAILY = 'Date, USD, JPY, GBP, \n20 November 2026, 1.0870, 165.25, 0.8412, \n'
  it.each([
    ['EUR', '0.91996321'],
    ['JPY', '152.02391905'],
    ['GBP', '0.77387305'],
  ])('daily, %s: %s for one US dollar, rounded up', (currency, rate) => {
    expect(rateOf(DAILY, currency, null)).toMatchObject({ rate, rateDate: '2026-11-20', source: 'ecb' })
  })

  it('historical: a row for each day, without rates that were not published', () => {
    const { rates, errors } = readRateFile('Date,USD,RUB,\n2022-03-01,1.1162,117.2010,\n2022-03-02,1.1106,N/A,\n', null)
    expect(errors).toEqual([])
    expect(rates.map(({ currency, rateDate }) => `${currency} ${rateDate}`)).toEqual([
      'EUR 2022-03-01',
      'RUB 2022-03-01',
      'EUR 2022-03-02',
    ])
    expect(rates[1]).toMatchObject({ publishedRow: 'EUR 1 = RUB 117.2010 | EUR 1 = USD 1.1162' })
  })

  it.each([
    ['Date,JPY\n2022-03-01,1.1', 1, RATE_FILE_MESSAGES.noDollarColumn],
    ['Date,USD\n01/03/2022,1.1', 2, RATE_FILE_MESSAGES.unreadableDate],
    ['Date,USD\n2022-03-01,N/A', 2, RATE_FILE_MESSAGES.unreadableRate('USD')],
    ['Date,USD,JPY\n2022-03-01,1.1,x', 2, RATE_FILE_MESSAGES.unreadableRate('JPY')],
  ])('%j: an error at line %d', (text, line, message) => {
    expect(readRateFile(text, null).errors[0]).toEqual({ line, message })
  })
})
