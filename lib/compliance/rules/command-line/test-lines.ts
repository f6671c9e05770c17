import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { answerLine } from './answer-line'

/** For tests: an object of JSON. */
export type Json = { [key: string]: unknown }

/** For tests: a payment in rubles of 2021 that nothing speaks against. */
export const ENTRY: Json = {
  id: 'e',
  today: '2021-09-20',
  paymentDate: '2021-09-22',
  alreadyPaid: false,
  purpose: 'paying',
  company: {
    name: 'Acme Corp',
    year: { usedCents: 100_000, reservedCents: 50_000, violationCents: 0 },
    group: null,
  },
  amount: { currency: 'RUB', value: '62,400.00' },
  rate: { value: '73.0000', date: '2021-09-20', source: 'bank_of_russia' },
  savedRates: [{ currency: 'RUB', date: '2021-09-20', value: '73.0000', source: 'bank_of_russia' }],
  payee: { kind: 'fsb', name: 'FSB, licensing centre' },
  fsbLicense: { kind: 'notification', number: 'RU0000021617', status: 'valid' },
  product: {
    name: 'Ridge 2 headset',
    kind: 'consumer_device',
    eccn: '5A992.c',
    massMarket: true,
    htsCode: '8518.30',
    classifiedOn: '2020-02-03',
    evidence: 'Classification report 11',
  },
  parties: [
    { role: 'consignee', name: 'Meridian Retail LLC', country: 'RU', city: 'Moscow', address: 'Tverskaya ul. 7' },
  ],
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
/** The entry with changes laid over it; `undefined` leaves a field out. */
function laid(under: Json, over: Json): Json {
  const result = { ...under }
  for (const [key, value] of Object.entries(over)) {
    const before = result[key]
    result[key] = isObject(value) && isObject(before) ? laid(before, value) : value
  }
  return result
}

/** For tests: the answer to the entry with changes; an error of the line is thrown. */
export function answerTo(changes: Json = {}) {
  const answer = answerLine(JSON.stringify(laid(ENTRY, changes)), SHIPPED_LAW)
  if ('error' in answer) throw new Error(answer.error)
  const of = (rule: string) => answer.findings.find((finding) => finding.rule === rule)
  return { ...answer, of }
}

/** For tests: what is wrong with the entry with changes. */
export const errorOf = (changes: Json): string => {
  const answer = answerLine(JSON.stringify(laid(ENTRY, changes)), SHIPPED_LAW)
  return 'error' in answer ? answer.error : `no error, ${answer.outcome}`
}
